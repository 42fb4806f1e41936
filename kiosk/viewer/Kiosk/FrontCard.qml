pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// The large card of the home screen: what staff put in front and, in turns, a question with its page's picture.
// A tap opens the page that is seen; the page in front stays in reach by a button while a question is asked.
Touchable {
    id: root

    required property var card
    required property Questions questions
    property bool tall: false
    // The longest word of the title is not cut, as long as some of the picture is seen.
    readonly property real widestWord: Lines.widestWord(card.title ?? "", Theme.titleFamily, Theme.bodySize / Theme.textScale, false)
    readonly property real wordsWidth: tall ? width : Math.ceil(Math.max(width * Theme.between(0.44, 0.34), Math.min(width / 2, 11 * Theme.bodySize), Math.min(width * 0.72, widestWord + 3 * Theme.gap + 2)))
    readonly property real wordsHeight: tall ? Math.ceil(Math.max(leastHeight, height * 0.4)) : height
    // So high that the whole title is seen.
    readonly property real leastHeight: title.height + Theme.between(2, 4) * Theme.gap
    // The button to the page in front, and the gap above it.
    readonly property real wayHeight: Theme.target + Theme.gap
    // A question of a few lines, and the button below it, find room.
    readonly property real roomyHeight: Math.ceil(Theme.target + 5 * Theme.gap + 5 * Theme.bodySize)
    readonly property bool roomy: wordsHeight >= roomyHeight
    readonly property bool asking: roomy && questions.asked.page !== undefined
    readonly property var wanted: asking ? questions.asked : card
    // Two faces take turns: the one that is seen, and the one whose picture is being loaded.
    property var faceCards: [card,
        {}
    ]
    property int front: 0
    property bool turning: false
    readonly property var shown: faceCards[front]

    signal followed(string page, Item cover)

    // On to the next question, unless a finger holds the card.
    function turn() {
        if (!roomy || down || (way.item as BarButton)?.down)
            return;
        const seen = face(front);
        questions.turn(Theme.titleFamily, Theme.bodySize, seen.lineHeight, seen.textWidth, seen.roomAbove(wayHeight));
    }

    function isAsking(card: var): bool {
        return (card.question ?? "") !== "";
    }

    function face(at: int): FrontFace {
        return faces.itemAt(at) as FrontFace;
    }

    // The other face comes when its picture is there.
    function showReady() {
        if (!turning || !face(1 - front)?.ready)
            return;
        turning = false;
        front = 1 - front;
        fade.step = Theme.animated ? 1 : fade.steps;
    }

    name: (isAsking(shown) ? shown.question : shown.title) ?? ""
    Accessible.description: (isAsking(shown) ? shown.title : shown.summary) ?? ""

    contentItem: Item {
        Repeater {
            id: faces

            // The second one is made for the first question: the start does not wait for it.
            model: root.asking || root.front === 1 ? 2 : 1

            FrontFace {
                required property int index

                anchors.fill: parent
                z: root.front === index ? 1 : 0
                visible: root.front === index || fade.running
                opacity: root.front === index ? fade.step / fade.steps : 1
                card: root.faceCards[index]
                tall: root.tall
                wordsWidth: root.wordsWidth
                wordsHeight: root.wordsHeight
                foot: asking ? root.wayHeight : 0
                down: root.down

                onReadyChanged: root.showReady()
            }
        }

        Loader {
            id: way

            z: 2
            active: root.isAsking(root.shown)

            sourceComponent: BarButton {
                ground: Theme.deep(Theme.accent(root.shown.color, root.shown.position))
                text: root.card.title ?? ""

                onClicked: root.followed(root.card.page, null)
            }

            anchors {
                left: parent.right
                leftMargin: Theme.gap * 1.5 - root.wordsWidth
                bottom: parent.bottom
                bottomMargin: Theme.gap * 1.5
            }
        }
    }

    onWantedChanged: {
        // Before the first release there is nothing to turn away from.
        const same = shown.page === undefined || wanted.page === shown.page && isAsking(wanted) === isAsking(shown);
        const next = faceCards.slice();
        next[same ? front : 1 - front] = wanted;
        faceCards = next;
        turning = !same;
        showReady();
    }
    onClicked: followed(shown.page, face(front).cover)

    Title {
        id: title

        visible: false
        width: root.wordsWidth - 3 * Theme.gap
        size: Theme.headingSize
        title: root.card.title ?? ""
        lineHeight: 0.92
        family: Theme.titleFamily
    }

    // In few steps: an animation would paint the card three times as often.
    Timer {
        id: fade

        readonly property int steps: 5
        property int step: steps

        interval: Theme.turn / steps
        repeat: true
        running: step < steps

        onTriggered: step += 1
    }
}
