pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// The problems of the open page first, then all others. Staff sit near it: plain desktop sizes.
Rectangle {
    id: root

    required property PageProblems problems

    color: Theme.paperShade

    ListView {
        id: list

        anchors.fill: parent
        anchors.margins: 16
        clip: true
        spacing: 12
        model: root.problems.rows

        header: Words {
            width: list.width
            bottomPadding: 12
            text: root.problems.heading
            font.bold: true
            font.pixelSize: 18
        }

        delegate: Column {
            id: row

            required property string place
            required property string message
            required property string hint
            required property bool error
            required property bool here

            width: list.width
            spacing: 2
            opacity: here ? 1 : 0.72

            Words {
                width: parent.width
                text: row.place
                color: row.error ? Theme.wrong : Theme.softInk
                font.bold: true
                font.pixelSize: 15
                wrapMode: Text.WrapAnywhere
            }

            Words {
                width: parent.width
                text: row.message
                font.pixelSize: 16
            }

            Words {
                visible: text !== ""
                width: parent.width
                text: row.hint
                color: Theme.softInk
                font.pixelSize: 15
            }
        }
    }
}
