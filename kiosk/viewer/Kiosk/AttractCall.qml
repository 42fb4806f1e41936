import QtQuick
import Kiosk.State

// What the attract screen says: a hand that shows what to do, a question in the languages in turns, the greetings.
Column {
    id: root

    required property CurrentRelease release
    // Which question is asked, from 0.
    required property int turn
    required property bool asking
    required property bool tapping
    readonly property real handSize: Math.ceil(Math.min(40 * Theme.mm, 0.16 * Math.min(Theme.panel.width, Theme.panel.height)))
    readonly property real questionWidth: Math.floor(Math.min(width - handSize - row.spacing, 230 * Theme.mm))
    // Read after each release.
    readonly property string question: release.ready && asking && !greetings.small ? release.questions.inTurn(turn, Theme.titleFamily, Theme.headingSize, 1, questionWidth, handSize) : ""

    spacing: Theme.gap * Theme.between(1, 2.5)

    Row {
        id: row

        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.gap * 2

        TapHand {
            width: root.handSize
            height: width
            tapping: root.tapping
        }

        BodyText {
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            width: Math.min(root.questionWidth, Math.ceil(implicitWidth))
            text: root.question
            color: Theme.light
            lineHeight: 1
            font.family: Theme.titleFamily
            font.pixelSize: Theme.headingSize
        }
    }

    Greetings {
        id: greetings

        width: parent.width
        release: root.release
    }
}
