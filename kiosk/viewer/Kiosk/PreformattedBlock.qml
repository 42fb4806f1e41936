import QtQuick

// Preformatted text, in a font whose letters are all equally wide.
BlockFrame {
    id: root

    required property string text

    Rectangle {
        width: parent.width
        height: words.implicitHeight + 2 * Theme.gap * 1.5
        color: Theme.paperShade

        RichWords {
            id: words

            x: Theme.gap * 1.5
            y: Theme.gap * 1.5
            width: parent.width - 2 * x
            text: root.text
            font.family: Theme.codeFamily
            font.pixelSize: Theme.codeSize
        }
    }
}
