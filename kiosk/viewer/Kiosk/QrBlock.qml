import QtQuick

// A web address or phone number as a QR code to take along, never opened. Its words are beside it, or below.
BlockFrame {
    id: root

    required property string address
    required property string text
    required property string code
    readonly property bool narrow: column < 150 * Theme.mm

    above: Theme.gap * 3

    Grid {
        width: parent.width
        columns: root.narrow ? 1 : 2
        spacing: Theme.gap * 2
        verticalItemAlignment: Grid.AlignVCenter

        CodePicture {
            id: picture

            width: Math.min(root.column * 0.4, Math.ceil(60 * Theme.mm))
            language: root.list.language
            code: root.code
        }

        Column {
            width: root.narrow ? root.column : root.column - picture.width - Theme.gap * 2

            RichWords {
                width: parent.width
                text: root.text
                font.bold: true
                lineHeight: 1.02
            }

            CodeHint {
                width: parent.width
                topPadding: Theme.gap
                language: root.list.language
                address: root.address
                color: Theme.softInk
                lineHeight: 1.02
            }
        }
    }
}
