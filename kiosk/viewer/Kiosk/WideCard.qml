import QtQuick
import Kiosk.State

// A card as wide as the text: cover at the side, title and summary beside it.
Touchable {
    id: root

    required property var card
    readonly property color accent: Theme.accent(card.color, card.position)
    readonly property color deepAccent: Theme.deep(accent)
    property string above: ""
    // The width that the longest word leaves for the cover.
    readonly property real spare: width - 3 * Theme.gap - Math.max(Lines.widestWord(card.title, Theme.bodyFamily, Theme.bodySize / Theme.textScale, true), Lines.widestWord(above, Theme.bodyFamily, Theme.bodySize, false))

    signal followed(string page, Item cover)

    name: above !== "" ? above + ": " + card.title : card.title
    Accessible.description: card.summary

    background: Rectangle {
        color: root.down ? Qt.lighter(root.deepAccent, 1.25) : root.deepAccent
    }
    contentItem: Item {
        implicitHeight: Math.ceil(Math.max(Theme.target * 2.2, words.implicitHeight + 3 * Theme.gap))

        Cover {
            id: cover

            visible: width > 0
            width: root.spare < Theme.target ? 0 : Math.floor(Math.min(root.spare, parent.width * (root.above === "" ? 0.36 : 0.32), height * 1.6))
            accent: root.accent
            cover: root.card.cover

            anchors {
                left: parent.left
                top: parent.top
                bottom: parent.bottom
            }
        }

        Column {
            id: words

            anchors {
                left: cover.right
                right: parent.right
                verticalCenter: parent.verticalCenter
                leftMargin: Theme.gap * 1.5
                rightMargin: Theme.gap
            }

            BodyText {
                visible: root.above !== ""
                width: parent.width
                text: root.above
                color: Qt.tint(root.deepAccent, Qt.alpha(Theme.white, 0.8))
                lineHeight: 0.98
            }

            Title {
                width: parent.width
                title: root.card.title
                color: Theme.light
                mostLines: 3
                strong: true
                lineHeight: 1
            }

            BodyText {
                visible: root.above === "" && root.card.summary !== "" && root.width > 150 * Theme.mm * Theme.textScale
                width: parent.width
                text: Lines.fitting(root.card.summary, Theme.bodyFamily, Theme.bodySize, false, width, 2)
                color: Theme.light
                lineHeight: 1
            }
        }
    }

    onClicked: followed(card.page, cover)
}
