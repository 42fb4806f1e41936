pragma ComponentBehavior: Bound

import QtQuick

// The first letters of many pages. A letter shows the pages that begin with it, the first button all pages.
BlockFrame {
    id: root

    required property var items
    // Not in the buttons: see NoticeBlock.
    readonly property color shade: Theme.tint(accent)

    above: Theme.gap * 3

    Flow {
        width: parent.width
        spacing: Theme.gap

        Repeater {
            model: root.items

            BarButton {
                id: button

                required property var modelData

                leftPadding: modelData.letter === "" ? Theme.gap : 0
                rightPadding: leftPadding
                ground: root.deepAccent
                text: modelData.letter === "" ? root.list.language.words.translate("All") : modelData.letter
                checked: modelData.chosen

                background: Rectangle {
                    radius: Theme.radius
                    color: button.checked ? root.deepAccent : root.shade
                }
                contentItem: BodyText {
                    text: button.text
                    color: button.checked ? Theme.light : Theme.ink
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    wrapMode: Text.NoWrap
                    lineHeight: 1
                    font.bold: true
                }

                onClicked: root.list.openPage.chooseLetter(modelData.letter)
            }
        }
    }
}
