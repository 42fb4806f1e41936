import QtQuick
import Kiosk.State

// A link that leads out of the kiosk: shown as a QR code to take along, never opened.
Sheet {
    id: root

    required property Language language
    required property string address
    required property string code
    // On a low screen the words stand beside the code.
    readonly property bool beside: Theme.landscape && height < 220 * Theme.mm
    readonly property real room: height - 3 * Theme.margin - 2 * Theme.gap

    Grid {
        id: grid

        readonly property real wordsWidth: root.beside ? width - picture.width - spacing : width

        width: parent.width
        columns: root.beside ? 2 : 1
        spacing: Theme.gap * 2
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        CodePicture {
            id: picture

            width: Math.floor(root.beside ? Math.min(grid.width * 0.36, root.room) : Math.max(24 * Theme.mm, Math.min(grid.width * 0.7, 110 * Theme.mm, root.room - words.height - grid.spacing)))
            language: root.language
            code: root.code
        }

        Column {
            id: words

            width: grid.wordsWidth
            spacing: Theme.gap * 2

            CodeHint {
                width: parent.width
                language: root.language
                address: root.address
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 1
                font.pixelSize: Theme.leadSize
            }

            BodyText {
                width: parent.width
                text: root.address.replace(/^(tel|mailto):|^https?:\/\/(www\.)?/, "")
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.WrapAnywhere
                maximumLineCount: 3
                elide: Text.ElideRight
                lineHeight: 1
                color: Theme.softInk
            }

            BarButton {
                anchors.horizontalCenter: parent.horizontalCenter
                symbol: "close"
                text: root.language.words.translate("Close")

                background: Rectangle {
                    radius: Theme.radius
                    color: Theme.night
                }

                onClicked: root.closed()
            }
        }
    }
}
