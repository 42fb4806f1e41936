pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State
import "styledText.js" as StyledText

// What is announced, at the top of every screen. It takes a third of the height at most, on a small panel less: there a
// tap unfolds what is longer.
Touchable {
    id: root

    required property Announcing announcing
    required property Language language
    // True on the attract screen, where it speaks all languages in turn and any touch wakes the screen.
    property bool resting: false
    property bool unfolded: false
    property int turn: 0
    readonly property var texts: announcing.texts
    readonly property string said: resting && texts.length > 0 ? texts[turn % texts.length] : announcing.text
    readonly property real inset: Math.ceil(Theme.between(2.5, 5) * Theme.mm)
    readonly property real side: Math.ceil(Theme.between(11, 16) * Theme.mm)
    readonly property real step: Math.ceil(line.height * words.lineHeight)
    readonly property int foldedLines: linesIn(Theme.panel.height * (resting ? 0.33 : Theme.between(0.22, 0.33)))
    readonly property string plain: StyledText.words(said)
    // The words that have room while it is folded, and an ellipsis.
    readonly property string folded: Lines.fitting(plain, Theme.bodyFamily, words.font.pixelSize, false, words.width, foldedLines)
    readonly property bool longer: folded !== plain || words.lineCount > foldedLines || words.truncated
    // For the sign that there is more, where there may be.
    readonly property real beside: Theme.roominess < 0.5 || Theme.textScale > 1 ? Theme.icon + Theme.gap : 0
    // The height that it takes from what is below.
    readonly property real room: announcing.shown ? heightOf(Math.min(words.lineCount, foldedLines)) : 0

    function linesIn(height: real): int {
        return Math.max(Theme.low ? 1 : 2, Math.floor((height - 2 * inset) / step));
    }

    function heightOf(lines: int): real {
        return Math.ceil(Math.max(side, lines * step) + 2 * inset);
    }

    width: parent?.width ?? 0
    height: unfolded ? heightOf(words.lineCount) : room
    visible: announcing.shown
    enabled: !resting && longer
    name: plain
    LayoutMirroring.enabled: language.rightToLeft
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.AlertMessage

    background: Item {
        clip: true

        Rectangle {
            id: ground

            // The share of it that is still to come.
            property real hidden: 0

            y: slide.running ? Math.round(-hidden * root.room) : 0
            width: parent.width
            height: parent.height
            color: Theme.call

            NumberAnimation on hidden {
                id: slide

                running: root.visible && Theme.animated
                from: 1
                to: 0
                duration: Theme.unfold
                easing.type: Easing.OutCubic
            }
        }
    }
    contentItem: Item {
        visible: !slide.running

        FontMetrics {
            id: line

            font: words.font
        }

        Image {
            anchors.left: parent.left
            anchors.leftMargin: Theme.margin
            y: words.y + Math.round((root.step - height) / 2)
            source: Qt.resolvedUrl("icons/megaphone-dark.svg")
            sourceSize: Qt.size(root.side, root.side)
        }

        RichWords {
            id: words

            readonly property real begin: Theme.margin + root.side + Theme.gap * Theme.between(0.75, 1.5)

            anchors.left: parent.left
            anchors.leftMargin: begin
            y: root.inset + Math.max(0, Math.round((root.side - root.step) / 2))
            width: Math.min(parent.width - begin - root.beside - Theme.margin, Theme.longestLine * 2)
            text: root.unfolded || root.folded === root.plain ? root.said : StyledText.escaped(root.folded)
            maximumLineCount: root.unfolded ? root.linesIn(Theme.panel.height) : root.foldedLines
            elide: Text.ElideRight
            font.pixelSize: Theme.roominess < 0.5 ? Theme.bodySize : Theme.leadSize
        }

        Image {
            id: more

            anchors.right: parent.right
            anchors.rightMargin: Theme.margin
            y: parent.height - root.inset - Math.round((root.step + height) / 2)
            visible: root.enabled
            rotation: root.unfolded ? 180 : 0
            source: visible ? Qt.resolvedUrl("icons/down-dark.svg") : ""
            sourceSize: Qt.size(Theme.icon, Theme.icon)
        }
    }

    onClicked: unfolded = !unfolded
    onRestingChanged: {
        unfolded = false;
        turn = 0;
    }
    onSaidChanged: unfolded = false

    Timer {
        interval: Theme.attractInterval
        repeat: true
        running: root.resting && root.visible && root.texts.length > 1 && Theme.animated

        onTriggered: root.turn += 1
    }
}
