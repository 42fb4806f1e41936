pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// Beside the screens: the files of the open page, and the problems of the folder, this page's first.
Rectangle {
    id: root

    required property PreviewDesk desk
    required property PageProblems problems

    color: Theme.light

    PreviewFiles {
        id: files

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: 16
        }

        desk: root.desk
    }

    Rectangle {
        id: rule

        anchors.top: files.bottom
        anchors.topMargin: 16
        width: parent.width
        height: 1
        color: Theme.line
    }

    PreviewWords {
        id: heading

        anchors {
            left: parent.left
            right: parent.right
            top: rule.bottom
            margins: 16
        }

        text: root.problems.heading
        font.bold: true
        font.pixelSize: 18
        Accessible.role: Accessible.Heading
    }

    ListView {
        id: list

        function choose() {
            (currentItem as ProblemRow)?.chosen();
        }

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

        clip: true
        spacing: 6
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: count > 0
        keyNavigationEnabled: true
        model: root.problems.rows
        Accessible.role: Accessible.List
        Accessible.name: root.problems.heading
        onActiveFocusChanged: if (activeFocus && currentIndex < 0)
            currentIndex = 0
        Keys.onReturnPressed: choose()
        Keys.onEnterPressed: choose()
        Keys.onSpacePressed: choose()

        section.property: "group"
        section.delegate: PreviewWords {
            required property string section

            width: list.width
            leftPadding: 4
            topPadding: 10
            bottomPadding: 6
            text: section
            color: Theme.softInk
            Accessible.role: Accessible.Heading
        }

        delegate: ProblemRow {
            width: list.width - 8
            onChosen: {
                list.currentIndex = index;
                root.desk.showPage(page, language);
            }
            onFileWanted: root.desk.openFile(file)
        }
    }

    ScrollHint {
        list: list
    }

    PreviewWords {
        id: status

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            margins: 16
            bottomMargin: 12
        }

        text: root.desk.status
        color: Theme.softInk
        font.pixelSize: 13
        Accessible.role: Accessible.StatusBar
        Accessible.name: text
    }
}
