import QtQuick

// A card as wide as the text: cover at the side, title and summary beside it.
Touchable {
    id: root

    required property var card

    readonly property color accent: Theme.accent(card.color, card.position)
    readonly property color deepAccent: Theme.deep(accent)
    property string above: ""

    signal followed(string page, Item cover)

    name: above !== "" ? above + ": " + card.title : card.title
    Accessible.description: card.summary
    onClicked: followed(card.page, cover)

    background: Rectangle {
        color: root.down ? Qt.lighter(root.deepAccent, 1.25) : root.deepAccent
    }

    contentItem: Item {
        implicitHeight: Math.max(Theme.target * 2.2, words.implicitHeight + 3 * Theme.gap)

        Cover {
            id: cover

            anchors {
                left: parent.left
                top: parent.top
                bottom: parent.bottom
            }

            width: Math.min(parent.width * (root.above === "" ? 0.36 : 0.32), height * 1.6)
            accent: root.accent
            source: root.card.picture
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

            Words {
                visible: root.above !== ""
                width: parent.width
                text: root.above
                color: Qt.tint(root.deepAccent, Qt.alpha("#ffffff", 0.8))
                lineHeight: 0.98
            }

            Title {
                width: parent.width
                text: root.card.title
                color: Theme.light
                maximumLineCount: 3
                elide: Text.ElideRight
                font.bold: true
                lineHeight: 1
            }

            Words {
                visible: root.above === "" && root.card.summary !== "" && root.width > 90 * Theme.mm
                width: parent.width
                text: root.card.summary
                color: Theme.light
                maximumLineCount: 2
                elide: Text.ElideRight
                lineHeight: 1
            }
        }
    }
}
