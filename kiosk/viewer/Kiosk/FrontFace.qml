import QtQuick
import Kiosk.State

// One side of the card in front: a picture, and beside or below it a title with its summary, or a question. On a small
// card the question takes the place of the picture.
Item {
    id: root

    required property var card
    required property bool tall
    required property real wordsWidth
    required property real wordsHeight
    // A question finds room on all of the card only.
    required property bool slim
    // Of a question: the distance of its lines, see Text, and the height that it may have.
    required property real lineHeight
    required property real questionHeight
    // Room at the end of the words.
    required property real foot
    readonly property color accent: Theme.accent(card.color ?? "", card.position ?? 0)
    readonly property color deepAccent: Theme.deep(accent)
    readonly property string question: card.question ?? ""
    readonly property bool asking: question !== ""
    readonly property bool spread: slim && asking
    // A picture that cannot be loaded keeps nobody waiting.
    readonly property bool ready: cover.ready || (card.cover?.source ?? "") === ""
    readonly property alias cover: cover
    property bool down: false

    Rectangle {
        anchors.fill: parent
        color: root.down ? Qt.lighter(root.deepAccent, 1.25) : root.deepAccent
    }

    Cover {
        id: cover

        anchors.left: parent.left
        anchors.top: parent.top
        visible: height > 0
        width: root.tall || root.spread ? parent.width : parent.width - root.wordsWidth
        height: root.tall || root.spread ? parent.height - words.height : parent.height
        accent: root.accent
        cover: root.card.cover ?? {}
    }

    Item {
        id: words

        readonly property real room: root.asking ? root.questionHeight : root.wordsHeight - 3 * Theme.gap
        readonly property real needed: Math.max(root.wordsHeight, column.implicitHeight + parent.height - root.questionHeight)

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: root.spread ? parent.width : root.wordsWidth
        // A strip of a picture shows nothing.
        height: !root.spread ? root.wordsHeight : root.tall && needed < parent.height * 0.7 ? needed : parent.height
        clip: true

        Column {
            id: column

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: (root.spread ? 1 : 1.5) * Theme.gap
            anchors.rightMargin: anchors.leftMargin
            y: Math.round((parent.height - root.foot - implicitHeight) / 2)
            spacing: Theme.gap * 0.75

            BodyText {
                id: section

                // The question comes first.
                visible: root.asking && text !== "" && Lines.fits(root.question, Theme.titleFamily, Theme.bodySize, root.lineHeight, width, words.room - height - parent.spacing)
                width: parent.width
                text: root.card.section ?? ""
                color: Qt.tint(root.deepAccent, Qt.alpha(Theme.white, 0.82))
                lineHeight: 0.98
            }

            Title {
                id: title

                width: parent.width
                // What is left of a small card is for its picture.
                size: root.spread ? Theme.bodySize : root.asking ? Lines.largestSize(root.question, Theme.titleFamily, Theme.headingSize, Theme.bodySize, width, words.room - (section.visible ? section.height + column.spacing : 0), root.lineHeight) : Theme.headingSize
                title: root.asking ? root.question : root.card.title ?? ""
                color: Theme.light
                lineHeight: root.asking ? root.lineHeight : 0.92
                family: Theme.titleFamily
            }

            BodyText {
                readonly property int room: Math.floor((words.room - title.height) / (Theme.bodySize * 1.37))

                // Two lines that end in an ellipsis say nothing.
                visible: !root.asking && room > 2
                width: parent.width
                text: visible ? Lines.fitting(root.card.summary ?? "", Theme.bodyFamily, Theme.bodySize, false, width, Math.min(7, room)) : ""
                color: Theme.light
                lineHeight: 1
            }
        }
    }
}
