pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// A greeting in each of the center's languages, side by side where there is room.
Grid {
    id: root

    required property CurrentRelease release
    readonly property int count: release.greetings.length
    readonly property bool beside: width / Math.max(1, count) > 130 * Theme.mm
    readonly property bool small: Theme.roominess < 0.5

    columns: beside ? Math.max(1, count) : 1
    columnSpacing: Theme.margin
    // Greetings of one and of two lines end at one height.
    verticalItemAlignment: Grid.AlignBottom
    rowSpacing: Theme.gap * Theme.between(1, 2)

    Repeater {
        model: root.release.greetings

        Column {
            id: greeting

            required property var modelData

            width: root.beside ? (root.width - root.columnSpacing * (root.count - 1)) / root.count : root.width
            spacing: Theme.gap * 0.5

            BodyText {
                width: parent.width
                text: greeting.modelData.text
                color: Theme.light
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 0.98
                font.family: Theme.titleFamily
                font.pixelSize: root.small ? Theme.bodySize : root.beside ? Theme.headingSize : Theme.leadSize
            }

            BodyText {
                // On a small panel the hand says it, so that some of the picture is seen.
                visible: text !== "" && !root.small
                width: parent.width
                text: greeting.modelData.touch
                color: Theme.light
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 1
                font.pixelSize: Theme.headingSize
            }
        }
    }
}
