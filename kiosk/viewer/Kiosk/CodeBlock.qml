import QtQuick

// A web address or a phone number to take along: a QR code, never a way out.
BlockFrame {
    id: root

    required property string address
    required property string text
    required property string code

    above: Theme.gap * 3

    Row {
        width: parent.width
        spacing: Theme.gap * 2

        CodePicture {
            id: picture

            width: Math.min(parent.width * 0.4, Math.ceil(60 * Theme.mm))
            code: root.code
        }

        Column {
            anchors.verticalCenter: picture.verticalCenter
            width: parent.width - picture.width - parent.spacing

            RichWords {
                width: parent.width
                text: root.text
                font.bold: true
                lineHeight: 1.02
            }

            Words {
                width: parent.width
                topPadding: Theme.gap
                text: root.address.startsWith("tel:") ? qsTr("Point your phone’s camera at the code to call.") : qsTr("Point your phone’s camera at the code to take the link with you.")
                color: Theme.softInk
                lineHeight: 1.02
            }
        }
    }
}
