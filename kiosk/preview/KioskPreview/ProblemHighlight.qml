import QtQuick
import Kiosk

// Highlights the block that a problem is about: a light colour behind it and a bar beside it.
Rectangle {
    id: root

    required property ListView list
    required property int row
    readonly property BlockFrame block: {
        list?.contentY;
        list?.contentHeight;
        list?.count;
        return row < 0 || !list ? null : list.itemAtIndex(row) as BlockFrame;
    }

    parent: list?.contentItem ?? null
    z: -1
    visible: block !== null
    x: ((list?.width ?? 0) - width) / 2
    y: (block?.y ?? 0) + (block?.above ?? 0) - Theme.gap
    width: (block?.column ?? 0) + 4 * Theme.gap
    height: (block?.height ?? 0) - (block?.above ?? 0) + 2 * Theme.gap
    radius: Theme.radius
    color: Qt.tint(Theme.paper, Qt.alpha(Theme.amber, 0.16))

    Rectangle {
        anchors.left: parent.left
        width: Math.ceil(1.2 * Theme.mm)
        height: parent.height
        radius: width / 2
        color: Theme.amber
    }
}
