pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.State

// Import from a stick, in three steps: which stick, what it would change, done.
Flickable {
    id: root

    required property StaffDesk desk
    required property StaffStick content
    readonly property Language language: desk.language
    readonly property bool waiting: desk.asking.waiting

    clip: true
    contentWidth: width
    contentHeight: column.height
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height

    Column {
        id: column

        width: root.width - Theme.gap
        spacing: Theme.gap * 1.5

        BodyText {
            width: parent.width
            visible: root.content.step === "choose"
            text: root.content.sticks.length === 0 ? root.language.words.translate("Plug in a stick with the folders of the pages.") : root.language.words.translate("Which stick? First you see what would change; nothing is imported yet.")
        }

        Repeater {
            model: root.content.step === "choose" ? root.content.sticks : []

            ChoiceButton {
                required property var modelData

                text: modelData.name
                ground: Theme.night
                enabled: !root.waiting

                onClicked: root.content.look(modelData.folder)
            }
        }

        Title {
            width: parent.width
            visible: title !== ""
            title: root.content.question
            size: Theme.headingSize
            family: Theme.titleFamily
            lineHeight: 1
        }

        TextLines {
            width: parent.width
            lines: root.content.lines
        }

        BodyText {
            width: parent.width
            visible: root.content.problems.length > 0
            text: root.language.words.translate("Problems of what is imported:")
            color: Theme.wrong
            font.bold: true
        }

        TextLines {
            width: parent.width
            lines: root.content.problems
        }

        Notice {
            width: parent.width
            language: root.language
            waiting: root.waiting
            failed: root.content.step === "failed"
            text: root.content.told
        }

        Flow {
            width: parent.width
            spacing: Theme.gap
            visible: root.content.step !== "choose" && !root.waiting

            BarButton {
                visible: root.content.question !== ""
                text: root.language.words.translate("Load")
                ground: Theme.night
                solid: true

                onClicked: root.content.import_()
            }

            ChoiceButton {
                text: root.language.words.translate("Another stick")
                ground: Theme.night

                onClicked: root.content.again()
            }
        }
    }

    ScrollHint {
        list: root
        parent: root.parent
    }
}
