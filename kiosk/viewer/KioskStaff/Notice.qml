import QtQuick
import Kiosk
import Kiosk.State

// What became of what staff asked for; nothing while there is nothing to say.
Item {
    id: root

    required property Language language
    property bool waiting: false
    property bool failed: false
    property string text: ""
    readonly property bool speaks: waiting || text !== ""

    height: speaks ? words.implicitHeight + 2 * Theme.gap : 0
    visible: speaks

    BodyText {
        id: words

        y: Theme.gap
        width: parent.width
        text: root.waiting ? root.language.words.translate("One moment…") : root.text
        color: root.waiting ? Theme.softInk : root.failed ? Theme.wrong : Theme.right
        font.bold: !root.waiting
    }
}
