pragma ComponentBehavior: Bound

import QtQuick

// A notice: a tinted box with a title.
BlockFrame {
    id: root

    required property string title
    required property var items
    required property bool continued
    required continues

    above: continued ? 0 : Theme.gap * 3

    Rectangle {
        width: parent.width
        height: column.y + column.implicitHeight + (root.continues ? 0 : Theme.gap * 2)
        color: Theme.tint(root.accent)

        Rectangle {
            anchors.left: parent.left
            width: Math.ceil(2.4 * Theme.mm)
            height: parent.height
            color: root.deepAccent
        }

        Column {
            id: column

            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.gap * (root.continued ? 1 : 2)
            width: parent.width - 2 * Math.ceil(9 * Theme.mm)
            spacing: Theme.gap

            RichWords {
                visible: !root.continued
                width: parent.width
                text: root.title
                color: root.deepAccent
                font.bold: true
                font.pixelSize: Theme.leadSize
                lineHeight: 1

                onLinkActivated: link => root.list.follow(link)
            }

            Repeater {
                model: root.items

                RichWords {
                    required property var modelData

                    width: column.width
                    text: modelData.text
                    linkColor: root.deepAccent

                    onLinkActivated: link => root.list.follow(link)
                }
            }
        }
    }
}
