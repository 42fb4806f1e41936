pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// Names and values, a line each; what is wrong is in red.
ListView {
    id: root

    // How much of the width the names take, unless they stand above the values on a narrow screen.
    property real share: 0.36
    readonly property bool narrow: width < 150 * Theme.mm
    readonly property real names: narrow ? width : Math.ceil(width * share)

    clip: true
    boundsBehavior: Flickable.StopAtBounds

    delegate: Item {
        id: row

        required property string name
        required property string value
        required property bool bad

        width: root.width - Theme.gap
        height: right.y + Theme.gap + (root.narrow ? right.implicitHeight : Math.max(left.implicitHeight, right.implicitHeight))

        BodyText {
            id: left

            y: Theme.gap
            width: root.names - Theme.gap
            text: row.name
            color: Theme.softInk
            lineHeight: 1
        }

        BodyText {
            id: right

            x: root.narrow ? 0 : root.names
            y: root.narrow ? left.y + left.implicitHeight : Theme.gap
            width: parent.width - x
            text: row.value
            color: row.bad ? Theme.wrong : Theme.ink
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            lineHeight: 1
            font.bold: true
        }

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.hairline
            color: Theme.line
        }
    }

    ScrollHint {
        list: root
        parent: root.parent
        visible: root.visible
    }
}
