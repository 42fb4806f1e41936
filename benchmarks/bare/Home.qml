pragma ComponentBehavior: Bound

import QtQuick

// What the kiosk's first two screens show, in the fewest items: a picture over all, below it the home screen.
Window {
    id: root

    // [{"title", "picture"}]: the card in front, then the sections.
    required property var cards
    required property string attract
    readonly property real gap: width / 60

    visible: true
    width: Screen.width
    height: Screen.height
    flags: Qt.FramelessWindowHint
    color: "#faf5ea"

    component Card: Rectangle {
        id: card

        required property var shown

        color: "#15303f"

        Image {
            width: parent.width
            height: parent.height - words.height - root.gap
            asynchronous: true
            fillMode: Image.PreserveAspectCrop
            source: card.shown.picture
            sourceSize: Qt.size(width, height)
        }

        Text {
            id: words

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: root.gap / 2
            text: card.shown.title
            color: "white"
            wrapMode: Text.Wrap
            font.family: "Literata SemiBold"
            font.pixelSize: root.width / 36
        }
    }

    Card {
        x: root.gap
        y: root.height / 16
        width: root.width - 2 * root.gap
        height: root.height * 0.2
        shown: root.cards[0]
    }

    Grid {
        x: root.gap
        y: root.height * 0.2625 + root.gap
        columns: 3
        spacing: root.gap

        Repeater {
            model: root.cards.slice(1)

            Card {
                required property var modelData

                width: Math.floor((root.width - 4 * root.gap) / 3)
                height: Math.floor((root.height * 0.67 - 3 * root.gap) / 4)
                shown: modelData
            }
        }
    }

    Row {
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        spacing: root.gap

        Repeater {
            model: ["Қазақша", "Русский", "English"]

            Text {
                required property string modelData

                padding: root.gap
                text: modelData
                font.family: "Nunito"
                font.pixelSize: root.width / 40
            }
        }
    }

    Image {
        id: attract

        anchors.fill: parent
        asynchronous: true
        fillMode: Image.PreserveAspectCrop
        source: root.attract
        sourceSize: Qt.size(width, height)

        TapHandler {
            onTapped: attract.visible = false
        }
    }
}
