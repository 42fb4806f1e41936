pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// The bar at the bottom of every screen, within reach of children and wheelchair users: home, back, languages.
Rectangle {
    id: root

    required property Navigation navigation
    required property Language language
    required property OpenPage openPage
    required property color ground

    // The width beside home and back. Buttons that appear depending on it must not count, or it would never
    // settle.
    readonly property real beside: flow.width - 2 * Theme.target - 2 * Theme.gap
    readonly property bool brief: languages.whole > beside
    readonly property bool leafing: !navigation.atHome && beside - languages.wanted > 2 * Theme.target + 2 * Theme.gap

    signal followed(string page)

    implicitHeight: flow.implicitHeight + (languages.lines > 1 ? 1 : 2) * Theme.gap
    color: ground

    Item {
        id: flow

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        implicitHeight: Math.max(ways.height, languages.implicitHeight)

        Row {
            id: ways

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap

            BarButton {
                ground: root.ground
                symbol: "home"
                name: root.language.words.translate("Home")
                chosen: false
                opacity: root.navigation.atHome ? 0.45 : 1
                enabled: !root.navigation.atHome

                onClicked: root.navigation.home()
            }

            BarButton {
                ground: root.ground
                symbol: "back"
                name: root.language.words.translate("Back")
                opacity: root.navigation.atHome ? 0.45 : 1
                enabled: !root.navigation.atHome

                onClicked: root.navigation.back()
            }

            BarButton {
                visible: root.leafing
                ground: root.ground
                symbol: "previous"
                name: NeighbourLabels.previous(root.language.words, root.openPage.previousPage.relation ?? "")

                onClicked: root.followed(root.openPage.previousPage.page)
            }

            BarButton {
                visible: root.leafing
                ground: root.ground
                symbol: "next"
                name: NeighbourLabels.next(root.language.words, root.openPage.nextPage.relation ?? "")

                onClicked: root.followed(root.openPage.nextPage.page)
            }
        }

        LanguageButtons {
            id: languages

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(wanted, root.beside)
            language: root.language
            ground: root.ground
            brief: root.brief
        }
    }
}
