import QtQuick

// A horizontal line with an ornament in its middle.
BlockFrame {
    id: root

    above: Theme.gap * 4

    Item {
        width: parent.width
        height: Math.ceil(8 * Theme.mm)

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: Theme.hairline
            color: Theme.line
        }

        Rectangle {
            anchors.centerIn: parent
            width: Math.ceil(4 * Theme.mm)
            height: width
            rotation: 45
            color: root.accent
        }
    }
}
