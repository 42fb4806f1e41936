pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// What somebody is told who touches the screen of a center that is closed: when it opens, in each language.
Rectangle {
    id: root

    required property Opening opening

    color: Theme.night

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.longestLine)
        spacing: Theme.margin * Theme.between(1.5, 2)
        // On a small panel with many languages all of it is drawn smaller.
        scale: Math.min(1, (root.height - 2 * Theme.margin) / Math.max(1, implicitHeight))

        Image {
            readonly property int side: Math.ceil(Theme.between(24, 60) * Theme.mm)

            visible: !Theme.low
            anchors.horizontalCenter: parent.horizontalCenter
            source: Qt.resolvedUrl("ornaments/horn.svg")
            sourceSize: Qt.size(side, side)
        }

        Repeater {
            model: root.opening.notices

            Column {
                id: notice

                required property var modelData

                width: parent?.width ?? 0
                spacing: Theme.gap * 0.5

                Line {
                    text: notice.modelData.closed
                    font.family: Theme.titleFamily
                    font.pixelSize: Theme.titleSize
                }

                Line {
                    text: notice.modelData.opens
                    font.pixelSize: Theme.headingSize
                }

                Line {
                    text: notice.modelData.today
                }
            }
        }
    }

    component Line: BodyText {
        width: parent?.width ?? 0
        visible: text !== ""
        color: Theme.light
        horizontalAlignment: Text.AlignHCenter
    }
}
