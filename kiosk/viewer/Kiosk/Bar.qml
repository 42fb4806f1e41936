pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// The bar within reach of a child and a wheelchair: the way back and the languages.
Rectangle {
    id: root

    required property Navigation navigation
    required property Language language
    required property OpenPage openPage
    required property color ground

    readonly property real spare: width - 2 * Theme.margin - ways.implicitWidth - languages.oneLine
    readonly property bool stacked: spare < Theme.gap

    signal followed(string page)

    implicitHeight: flow.implicitHeight + 2 * Theme.gap
    color: ground

    Item {
        id: flow

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        implicitHeight: root.stacked ? ways.height + Theme.gap + languages.implicitHeight : Math.max(ways.height, languages.implicitHeight)

        Row {
            id: ways

            anchors.left: parent.left
            anchors.bottom: parent.bottom
            spacing: Theme.gap

            BarButton {
                ground: root.ground
                symbol: "home"
                name: qsTr("Home")
                chosen: false
                opacity: root.navigation.atHome ? 0.45 : 1
                enabled: !root.navigation.atHome
                onClicked: root.navigation.home()
            }

            BarButton {
                ground: root.ground
                symbol: "back"
                name: qsTr("Back")
                opacity: root.navigation.atHome ? 0.45 : 1
                enabled: !root.navigation.atHome
                onClicked: root.navigation.back()
            }

            BarButton {
                visible: !root.navigation.atHome && root.spare > 2 * Theme.target + 3 * Theme.gap
                ground: root.ground
                symbol: "previous"
                name: Ways.previous(root.openPage.previousPage.relation ?? "")
                onClicked: root.followed(root.openPage.previousPage.page)
            }

            BarButton {
                visible: !root.navigation.atHome && root.spare > 2 * Theme.target + 3 * Theme.gap
                ground: root.ground
                symbol: "next"
                name: Ways.next(root.openPage.nextPage.relation ?? "")
                onClicked: root.followed(root.openPage.nextPage.page)
            }
        }

        LanguageButtons {
            id: languages

            anchors.right: parent.right
            anchors.top: parent.top
            width: root.stacked ? parent.width : Math.min(oneLine, parent.width)
            language: root.language
            ground: root.ground
        }
    }
}
