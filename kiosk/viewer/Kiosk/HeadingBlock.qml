import QtQuick

BlockFrame {
    id: root

    required property string text
    required property int level

    above: level <= 2 ? Theme.gap * 4.5 : Theme.gap * 3

    RichWords {
        width: parent.width
        text: root.text
        color: root.deepAccent
        lineHeight: 1.02
        font.family: root.level <= 2 ? Theme.titleFamily : Theme.bodyFamily
        font.bold: root.level > 2
        font.pixelSize: root.level <= 2 ? Theme.headingSize : root.level === 3 ? Theme.leadSize : Theme.bodySize
        Accessible.role: Accessible.Heading
        onLinkActivated: link => root.linkActivated(link)
    }
}
