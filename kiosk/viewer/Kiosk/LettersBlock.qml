pragma ComponentBehavior: Bound

import QtQuick

// The first letters of many pages; one shows the pages that begin with it, the first button all of them.
BlockFrame {
    id: root

    required property var items

    signal letterChosen(string letter)

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
                text: modelData.letter === "" ? qsTr("All") : modelData.letter
                checked: modelData.chosen
                onClicked: root.letterChosen(modelData.letter)

                background: Rectangle {
                    radius: Theme.radius
                    color: button.checked ? root.deepAccent : Theme.tint(root.accent)
                }

                contentItem: Words {
                    text: button.text
                    color: button.checked ? Theme.light : Theme.ink
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    wrapMode: Text.NoWrap
                    lineHeight: 1
                    font.bold: true
                }
            }
        }
    }
}
