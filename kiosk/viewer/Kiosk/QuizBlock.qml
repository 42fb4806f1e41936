pragma ComponentBehavior: Bound

import QtQuick

// Tap an answer and see at once whether it is right. Nothing is stored; another tap tries again.
BlockFrame {
    id: root

    required property string question
    required property var answers
    required property int index
    readonly property alias box: box
    property int tapped: -1
    readonly property bool solved: tapped >= 0 && tapped < answers.length && answers[tapped].right

    above: Theme.gap * 4

    Rectangle {
        id: box

        width: parent.width
        height: column.implicitHeight + 2 * Theme.gap * 2.5
        color: Theme.light
        border.color: root.accent
        border.width: Theme.hairline

        Column {
            id: column

            anchors.centerIn: parent
            width: parent.width - 2 * Theme.gap * 2.5
            spacing: Theme.gap

            RichWords {
                width: parent.width
                bottomPadding: Theme.gap
                text: root.question
                color: root.deepAccent
                lineHeight: 1.02
                font.bold: true
                font.pixelSize: Theme.leadSize

                onLinkActivated: link => root.list.follow(link)
            }

            Repeater {
                model: root.answers

                AnswerButton {
                    required property var modelData
                    required property int index

                    width: column.width
                    text: modelData.text
                    correct: modelData.right
                    shown: root.tapped === index || (root.solved && modelData.right)
                    accent: root.accent

                    onClicked: {
                        root.tapped = index;
                        root.list.openPage.used(correct ? "right" : "wrong");
                        if (correct)
                            root.list.answered(root.index);
                    }
                }
            }

            Unfolding {
                width: parent.width
                visible: root.solved
                open: root.solved
                accent: Theme.right
            }

            BodyText {
                width: parent.width
                topPadding: Theme.gap
                text: root.tapped < 0 ? root.list.language.words.translate("Choose an answer.") : root.solved ? root.list.language.words.translate("That is right!") : root.list.language.words.translate("Not this one. Try again.")
                color: root.tapped < 0 ? Theme.softInk : root.solved ? Theme.right : Theme.wrong
                font.bold: root.tapped >= 0
                Accessible.role: Accessible.StatusBar
            }

            RichWords {
                visible: text !== ""
                width: parent.width
                text: root.tapped >= 0 ? root.answers[root.tapped]?.reason ?? "" : ""
                linkColor: root.deepAccent

                onLinkActivated: link => root.list.follow(link)
            }
        }
    }
}
