pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import KioskPreview.State

// The shape, size and number of the small screens, and other actions.
Rectangle {
    id: root

    required property StaffLanguage language
    required property FolderState folder
    required property ScreenControls controls
    required property PreviewLook look
    readonly property real choicesWidth: [...choices.children].filter(child => child.visible).reduce((sum, child) => sum + child.width + choices.spacing, 0)
    readonly property bool roomy: choicesWidth + actions.width + 32 <= width

    signal pagesWanted

    implicitHeight: choices.height + (roomy ? 0 : actions.height + 10) + 20
    color: Theme.paper

    Flow {
        id: choices

        spacing: 20

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            leftMargin: 16
            rightMargin: 16
            topMargin: 10
        }

        SegmentedControl {
            caption: root.language.words.translate("Screen")
            words: [root.language.words.translate("Upright"), root.language.words.translate("Wide")]
            chosen: root.look.landscape ? 1 : 0

            onPicked: at => root.look.turn(at === 1)
        }

        SegmentedControl {
            caption: root.language.words.translate("Size in inches")
            words: root.look.diagonals.map(inches => inches.toLocaleString(Qt.locale(root.language.current), "f", inches % 1 ? 1 : 0))
            chosen: root.look.diagonals.indexOf(root.look.diagonal)

            onPicked: at => root.look.chooseDiagonal(root.look.diagonals[at])
        }

        SegmentedControl {
            caption: root.language.words.translate("Text size")
            words: root.look.textScales.map(scale => `${Math.round(scale * 100)} %`)
            chosen: root.look.textScales.indexOf(root.look.textScale)

            onPicked: at => root.look.chooseTextScale(root.look.textScales[at])
        }

        SegmentedControl {
            visible: root.look.mostScreens > 1
            caption: root.language.words.translate("Languages side by side")
            words: ["1", "2", "3"].slice(0, root.look.mostScreens)
            chosen: root.look.screens - 1

            onPicked: at => root.look.showScreens(at + 1)
        }

        SegmentedControl {
            visible: root.look.named.length > 0
            caption: root.language.words.translate("As seen on")
            words: [root.language.words.translate("All screens"), ...root.look.named]
            chosen: root.look.seenOn + 1

            onPicked: at => root.look.seeOn(at - 1)
        }
    }

    Row {
        id: actions

        spacing: 8

        anchors {
            right: parent.right
            rightMargin: 16
            bottom: parent.bottom
            bottomMargin: 10
        }

        DeskButton {
            enabled: root.folder.ready
            text: root.language.words.translate("Find a page (Ctrl+G)")

            onClicked: root.pagesWanted()
        }

        DeskButton {
            text: root.language.words.translate("Start as a visitor")

            onClicked: root.controls.fromStart()
        }

        DeskButton {
            text: root.language.words.translate("Read again (F5)")

            onClicked: root.folder.reload()
        }
    }

    Rectangle {
        height: 1
        color: Theme.line

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
    }
}
