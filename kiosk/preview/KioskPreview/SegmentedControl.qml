pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// A caption and a few words of which one is chosen, by a click or by Tab and the arrow keys.
Column {
    id: root

    required property string caption
    required property list<string> words
    required property int chosen

    signal picked(int at)

    function pick(at: int) {
        if (at < 0 || at >= words.length || at === chosen)
            return;
        root.picked(at);
        (buttons.itemAt(at) as DeskButton).forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: 4

    DeskText {
        text: root.caption
        color: Theme.softInk
        font.pixelSize: 13
    }

    Rectangle {
        width: row.width + 4
        height: row.height + 4
        radius: 6
        color: Theme.light
        border.color: Theme.line

        Row {
            id: row

            x: 2
            y: 2

            Repeater {
                id: buttons

                model: root.words

                DeskButton {
                    required property int index
                    required property string modelData

                    implicitHeight: 28
                    leftPadding: 10
                    rightPadding: 10
                    quiet: true
                    text: modelData
                    name: `${root.caption}: ${modelData}`
                    checked: index === root.chosen
                    focusPolicy: checked ? Qt.StrongFocus : Qt.ClickFocus
                    Accessible.role: Accessible.RadioButton
                    Accessible.checked: checked

                    onClicked: root.picked(index)
                    Keys.onLeftPressed: root.pick(index - 1)
                    Keys.onRightPressed: root.pick(index + 1)
                }
            }
        }
    }
}
