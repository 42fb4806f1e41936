import QtQuick
import Kiosk
import KioskPreview.State

// Beside the screens: the files of the open page, and the problems of the folder, this page's first.
Rectangle {
    id: root

    required property StaffLanguage language
    required property FolderState folder
    required property ScreenControls controls
    required property FolderFiles files
    required property PageProblems problems

    color: Theme.light

    // The files never take the room that the problems need.
    Flickable {
        id: fileArea

        function reveal(item: Item) {
            const top = item.mapToItem(contentItem, 0, 0).y;
            contentY = Math.max(top + item.height - height, Math.min(contentY, top));
        }

        objectName: "files"
        height: Math.min(contentHeight, Math.round(root.height * 0.36) - opener.height - 12)
        contentHeight: rows.height
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 16
            rightMargin: 8
        }

        FileList {
            id: rows

            width: parent.width - 8
            language: root.language
            folder: root.folder
            files: root.files

            onFocused: button => fileArea.reveal(button)
        }
    }

    PressStops {
        list: fileArea
    }

    DeskScrollHint {
        list: fileArea
        visible: fileArea.interactive
    }

    DeskButton {
        id: opener

        enabled: root.files.folderThere
        text: root.language.words.translate("Open folder")

        onClicked: root.files.openFolder()

        anchors {
            left: parent.left
            leftMargin: 16
            top: fileArea.bottom
            topMargin: 12
        }
    }

    Rectangle {
        id: rule

        anchors.top: opener.bottom
        anchors.topMargin: 16
        width: parent.width
        height: 1
        color: Theme.line
    }

    DeskText {
        id: heading

        text: root.problems.heading
        font.bold: true
        font.pixelSize: 18
        Accessible.role: Accessible.Heading

        anchors {
            left: parent.left
            right: parent.right
            top: rule.bottom
            margins: 16
        }
    }

    ProblemList {
        id: list

        objectName: "problems"
        language: root.language
        controls: root.controls
        files: root.files
        problems: root.problems

        anchors {
            left: parent.left
            right: parent.right
            top: heading.bottom
            bottom: status.top
            leftMargin: 12
            rightMargin: 12
            topMargin: 4
            bottomMargin: 8
        }
    }

    PressStops {
        list: list
    }

    DeskScrollHint {
        list: list
    }

    Rectangle {
        anchors.bottom: status.top
        anchors.bottomMargin: 8
        x: 16
        width: Math.max(0, root.folder.share) * (root.width - 32)
        height: 4
        radius: 2
        visible: root.folder.share >= 0
        color: Theme.palette[0]
    }

    DeskText {
        id: status

        text: root.folder.status
        color: Theme.softInk
        font.pixelSize: 13
        Accessible.role: Accessible.StatusBar
        Accessible.name: text

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: 16
            bottomMargin: 12
        }
    }
}
