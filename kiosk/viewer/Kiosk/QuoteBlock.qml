pragma ComponentBehavior: Bound

import QtQuick

// A quotation, with a line beside it.
BlockFrame {
    id: root

    required property var items
    required property bool continued
    required continues

    above: Theme.gap * (continued ? 1 : 3)

    Item {
        width: parent.width
        height: column.implicitHeight

        Rectangle {
            anchors.left: parent.left
            y: root.continued ? -root.above : 0
            width: Math.ceil(1.6 * Theme.mm)
            height: parent.height - y
            color: root.accent
        }

        Column {
            id: column

            anchors.right: parent.right
            width: parent.width - Math.ceil(9 * Theme.mm)
            spacing: Theme.gap

            Repeater {
                model: root.items

                RichWords {
                    required property var modelData

                    width: column.width
                    text: modelData.text
                    color: Theme.softInk
                    linkColor: root.deepAccent
                    font.italic: true
                    font.pixelSize: Theme.leadSize

                    onLinkActivated: link => root.list.follow(link)
                }
            }
        }
    }
}
