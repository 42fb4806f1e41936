import QtQuick

// A soft edge and a thin line that tell there is more below; nothing to grab.
Item {
    id: root

    required property Flickable list
    readonly property bool more: list.interactive && list.contentHeight > list.height && !list.atYEnd

    anchors.fill: list

    Rectangle {
        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }

        visible: root.more
        height: Math.ceil(12 * Theme.mm)

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
    }

    Rectangle {
        visible: root.list.visibleArea.heightRatio < 0.98
        anchors.right: parent.right
        anchors.rightMargin: Math.ceil(2 * Theme.mm)
        width: Math.ceil(1.5 * Theme.mm)
        radius: width / 2
        y: root.list.visibleArea.yPosition * root.height
        height: Math.max(Theme.target, root.list.visibleArea.heightRatio * root.height)
        color: Theme.line
    }
}
