pragma ComponentBehavior: Bound

import QtQuick
import "styledText.js" as StyledText

// The headings of a long page; a tap goes to one of them.
BlockFrame {
    id: root

    required property var items
    // Not in the buttons: see NoticeBlock.
    readonly property color shade: Theme.tint(accent)

    above: Theme.gap * 3

    Column {
        width: parent.width
        spacing: Theme.hairline

        Repeater {
            model: root.items

            Touchable {
                id: entry

                required property var modelData

                width: root.column
                padding: Theme.gap * 0.5
                name: StyledText.words(modelData.text)

                background: Rectangle {
                    color: entry.down ? Qt.darker(root.shade, 1.08) : root.shade
                }
                contentItem: Item {
                    implicitHeight: words.implicitHeight

                    RichWords {
                        id: words

                        x: Theme.gap
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width - 2 * Theme.gap
                        text: entry.modelData.text
                        color: root.deepAccent
                        lineHeight: 1
                        font.bold: true
                    }
                }

                onClicked: root.list.goTo(modelData.row)
            }
        }
    }
}
