import QtQuick
import "styledText.js" as StyledText

// One answer of a quiz. A tick or a cross shows right and wrong as well as the colour does.
Touchable {
    id: root

    required property bool correct
    required property bool shown
    required property color accent

    name: StyledText.words(text)
    padding: Theme.gap
    leftPadding: Theme.gap * 1.5

    background: Rectangle {
        radius: Theme.radius
        color: root.shown ? (root.correct ? Theme.right : Theme.wrong) : root.down ? Qt.darker(Theme.tint(root.accent), 1.08) : Theme.tint(root.accent)
    }
    contentItem: Item {
        implicitHeight: words.implicitHeight

        RichWords {
            id: words

            anchors.left: parent.left
            anchors.right: mark.left
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            color: root.shown ? Theme.light : Theme.ink
            lineHeight: 1
        }

        Image {
            id: mark

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            source: Qt.resolvedUrl(root.correct ? "icons/check.svg" : "icons/cross.svg")
            sourceSize: Qt.size(Theme.icon, Theme.icon)
            opacity: root.shown ? 1 : 0
        }
    }
}
