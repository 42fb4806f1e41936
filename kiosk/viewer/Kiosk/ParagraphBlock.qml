import QtQuick

// A paragraph of text.
BlockFrame {
    id: root

    required property string text
    // The first words of a page, which it is read for.
    required property bool lead

    RichWords {
        width: parent.width
        text: root.text
        linkColor: root.deepAccent
        font.pixelSize: root.lead ? Theme.leadSize : Theme.bodySize

        onLinkActivated: link => root.list.follow(link)
    }
}
