import QtQuick
import Kiosk.State

// The large card of the home screen: picture, title and what it is about.
Touchable {
    id: root

    required property var card
    property bool tall: false
    // So high that the whole title is seen.
    readonly property real leastHeight: title.height + Theme.between(2, 4) * Theme.gap
    readonly property color accent: Theme.accent(card.color ?? "", card.position ?? 0)
    readonly property color deepAccent: Theme.deep(accent)

    // The longest word of the title is not cut, as long as some of the picture is seen.
    readonly property real widestWord: Lines.widestWord(card.title ?? "", Theme.titleFamily, Theme.bodySize / Theme.textScale, false)
    readonly property real wordsWidth: Math.ceil(Math.max(width * 0.44, Math.min(width * 0.72, widestWord + 4 * Theme.gap + 2)))

    signal followed(string page, Item cover)

    name: card.title ?? ""
    Accessible.description: card.summary ?? ""

    background: Rectangle {
        color: root.down ? Qt.lighter(root.deepAccent, 1.25) : root.deepAccent
    }
    contentItem: Item {
        Cover {
            id: cover

            anchors.left: parent.left
            anchors.top: parent.top
            width: root.tall ? parent.width : parent.width - root.wordsWidth
            height: root.tall ? parent.height - words.height : parent.height
            accent: root.accent
            cover: root.card.cover ?? {}
        }

        Item {
            id: words

            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: root.tall ? parent.width : parent.width - cover.width
            height: root.tall ? Math.ceil(Math.min(Math.max(parent.height * 0.66, root.leastHeight), text.implicitHeight + 4 * Theme.gap)) : parent.height
            clip: true

            Column {
                id: text

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.margins: Theme.gap * 2
                spacing: Theme.gap * 0.75

                Title {
                    id: title

                    width: parent.width
                    size: Theme.headingSize
                    title: root.card.title ?? ""
                    color: Theme.light
                    lineHeight: 0.92
                    family: Theme.titleFamily
                }

                BodyText {
                    readonly property int room: Math.floor((root.height * (root.tall ? 0.62 : 1) - 4 * Theme.gap - title.height) / (Theme.bodySize * 1.37))

                    // Two lines that end in an ellipsis say nothing.
                    visible: room > 2
                    width: parent.width
                    text: visible ? Lines.fitting(root.card.summary ?? "", Theme.bodyFamily, Theme.bodySize, false, width, Math.min(7, room)) : ""
                    color: Theme.light
                    lineHeight: 1
                }
            }
        }
    }

    onClicked: followed(card.page, cover)
}
