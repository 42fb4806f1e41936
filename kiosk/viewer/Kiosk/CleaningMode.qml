pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// The screen while somebody wipes it: no touch arrives. It says so in three languages, and for how long.
Rectangle {
    id: root

    required property Cleaning cleaning
    readonly property real ring: Math.ceil(Math.min(120 * Theme.mm, (Theme.roominess < 0.5 ? 0.34 : 0.42) * Math.min(width, height)))

    color: Theme.night
    visible: cleaning.active

    SwallowTouch {
        anchors.fill: parent
    }

    Grid {
        anchors.centerIn: parent
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.margin * 2
        rowSpacing: Theme.margin * 2
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        Item {
            width: root.ring
            height: root.ring

            Ring {
                anchors.fill: parent
                part: 1
                color: Qt.alpha(Theme.light, 0.2)
            }

            Ring {
                anchors.fill: parent
                part: root.cleaning.part
                color: Theme.light
            }

            BodyText {
                anchors.centerIn: parent
                text: root.cleaning.left
                color: Theme.light
                font.family: Theme.titleFamily
                font.pixelSize: Theme.figureSize
            }
        }

        Column {
            id: words

            readonly property real room: root.width - 2 * Theme.margin - (Theme.landscape ? root.ring + 2 * Theme.margin : 0)

            spacing: Theme.gap * 2

            Repeater {
                model: root.cleaning.words

                BodyText {
                    required property string modelData

                    anchors.horizontalCenter: Theme.landscape ? undefined : parent.horizontalCenter
                    width: Math.min(words.room, Math.ceil(implicitWidth))
                    text: modelData
                    color: Theme.light
                    horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
                    lineHeight: 1
                    font.family: Theme.titleFamily
                    font.pixelSize: Theme.roominess < 0.5 ? Theme.leadSize : Theme.titleSize
                }
            }
        }
    }
}
