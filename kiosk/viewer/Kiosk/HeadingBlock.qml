import QtQuick
import Kiosk.State
import "styledText.js" as StyledText

// A heading. A word that is wider than the column makes the whole heading smaller.
BlockFrame {
    id: root

    required property string text
    required property int level
    readonly property string family: level <= 2 ? Theme.titleFamily : Theme.bodyFamily
    readonly property real size: level <= 2 ? Theme.headingSize : level === 3 ? Theme.leadSize : Theme.bodySize
    readonly property real widestWord: Lines.widestWord(StyledText.words(text), family, size, level > 2)

    above: level <= 2 ? Theme.gap * 4.5 : Theme.gap * 3

    RichWords {
        width: parent.width
        text: root.text
        color: root.deepAccent
        lineHeight: 1.02
        font.family: root.family
        font.bold: root.level > 2
        font.pixelSize: Math.max(Math.min(root.size, Theme.bodySize), Math.floor(root.size * Math.min(1, width / Math.max(1, root.widestWord))))
        Accessible.role: Accessible.Heading

        onLinkActivated: link => root.list.follow(link)
    }
}
