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

    FileArea {
        id: fileArea

        language: root.language
        folder: root.folder
        files: root.files
        mostHeight: Math.round(root.height * 0.36)

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 16
            rightMargin: 8
        }
    }

    Rectangle {
        id: rule

        anchors.top: fileArea.bottom
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

    StatusLine {
        id: status

        folder: root.folder

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: 16
            bottomMargin: 12
        }
    }
}
