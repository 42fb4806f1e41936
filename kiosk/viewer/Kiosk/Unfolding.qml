import QtQuick

// An ornament that opens from its middle to both sides: what a right answer earns.
Item {
    id: root

    required property color accent
    property bool open: false
    property real share: open ? 1 : 0

    height: Math.ceil(9 * Theme.mm)

    Behavior on share {
        NumberAnimation {
            duration: Theme.unfold
            easing.type: Easing.OutCubic
        }
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.round(parent.width * root.share)
        height: parent.height
        color: root.accent
        clip: true

        Image {
            // As many whole horns as fit, the middle one in the middle.
            readonly property int count: 2 * Math.floor((root.width / height - 1) / 2) + 1

            anchors.centerIn: parent
            visible: root.share > 0
            width: count * height
            height: root.height
            source: root.share > 0 ? Qt.resolvedUrl("ornaments/horn.svg") : ""
            sourceSize: Qt.size(root.height, root.height)
            fillMode: Image.Tile
        }
    }
}
