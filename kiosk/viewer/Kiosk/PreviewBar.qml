pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// Which screen is shown small, and how.
Rectangle {
    id: root

    required property PreviewDesk desk

    signal pagesWanted

    readonly property real choicesWidth: [...choices.children].filter(child => child.visible).reduce((sum, child) => sum + child.width + choices.spacing, 0)
    readonly property bool roomy: choicesWidth + actions.width + 32 <= width

    implicitHeight: choices.height + (roomy ? 0 : actions.height + 10) + 20
    color: Theme.paper

    Flow {
        id: choices

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            leftMargin: 16
            rightMargin: 16
            topMargin: 10
        }

        spacing: 20

        PreviewChoice {
            caption: qsTr("Screen")
            words: [qsTr("Upright"), qsTr("Wide")]
            chosen: root.desk.landscape ? 1 : 0
            onPicked: at => root.desk.turn(at === 1)
        }

        PreviewChoice {
            caption: qsTr("Size in inches")
            words: root.desk.diagonals.map(inches => inches.toLocaleString(Qt.locale(root.desk.language), "f", inches % 1 ? 1 : 0))
            chosen: root.desk.diagonals.indexOf(root.desk.diagonal)
            onPicked: at => root.desk.chooseDiagonal(root.desk.diagonals[at])
        }

        PreviewChoice {
            caption: qsTr("Text size")
            words: root.desk.textScales.map(scale => `${Math.round(scale * 100)} %`)
            chosen: root.desk.textScales.indexOf(root.desk.textScale)
            onPicked: at => root.desk.chooseTextScale(root.desk.textScales[at])
        }

        PreviewChoice {
            visible: root.desk.mostScreens > 1
            caption: qsTr("Languages side by side")
            words: ["1", "2", "3"].slice(0, root.desk.mostScreens)
            chosen: root.desk.screens - 1
            onPicked: at => root.desk.showScreens(at + 1)
        }
    }

    Row {
        id: actions

        anchors {
            right: parent.right
            rightMargin: 16
            bottom: parent.bottom
            bottomMargin: 10
        }

        spacing: 8

        PreviewButton {
            enabled: root.desk.ready
            text: qsTr("Find a page (Ctrl+G)")
            onClicked: root.pagesWanted()
        }

        PreviewButton {
            text: qsTr("Start as a visitor")
            onClicked: root.desk.fromStart()
        }

        PreviewButton {
            text: qsTr("Read again (F5)")
            onClicked: root.desk.reload()
        }
    }

    Rectangle {
        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }

        height: 1
        color: Theme.line
    }
}
