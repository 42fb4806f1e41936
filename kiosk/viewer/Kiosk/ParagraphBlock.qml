import QtQuick

// A paragraph of text.
BlockFrame {
    id: root

    required property string text

    RichWords {
        width: parent.width
        text: root.text
        linkColor: root.deepAccent

        onLinkActivated: link => root.list.follow(link)
    }
}
