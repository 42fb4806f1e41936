import QtQuick

// A sheet of paper in the middle of the dimmed screen. A touch beside it closes it.
Rectangle {
    id: root

    default property alias content: column.data

    signal closed

    color: Theme.veil

    MultiPointTouchArea {
        anchors.fill: parent
        mouseEnabled: true

        onReleased: root.closed()
    }

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Math.ceil((Theme.landscape ? 260 : 230) * Theme.mm))
        height: column.implicitHeight + 4 * Theme.margin * 0.75
        color: Theme.paper

        MultiPointTouchArea {
            anchors.fill: parent
            mouseEnabled: true
        }

        Column {
            id: column

            anchors.centerIn: parent
            width: parent.width - 2 * Theme.margin
            spacing: Theme.gap * 2
        }
    }
}
