import QtQuick

// A soft edge and a thin bar that show that there is more below; the bar cannot be dragged.
Item {
    id: root

    required property Flickable list
    // Pixels per millimetre, and the least length of the bar in pixels.
    property real mm: Theme.mm
    property real shortest: Theme.target
    property color color: Theme.night
    // Millimetres over which what is at the bottom fades.
    property real fade: 12
    // What is above the text: the line stands beside the text only.
    property real above: 0
    readonly property real track: height - above
    readonly property bool more: list.interactive && list.contentHeight > list.height && !list.atYEnd

    anchors.fill: list

    Rectangle {
        visible: root.more
        height: Math.ceil(root.fade * root.mm)

        gradient: Gradient {
            GradientStop {
                position: 0
                color: Qt.alpha(Theme.paper, 0)
            }

            GradientStop {
                position: 1
                color: Theme.paper
            }
        }

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
    }

    Rectangle {
        visible: root.list.visibleArea.heightRatio < 0.98
        anchors.right: parent.right
        anchors.rightMargin: Math.ceil(2 * root.mm)
        width: Math.ceil(1.5 * root.mm)
        radius: width / 2
        y: root.above + root.list.visibleArea.yPosition * root.track
        height: Math.max(root.shortest, root.list.visibleArea.heightRatio * root.track)
        color: root.color
    }
}
