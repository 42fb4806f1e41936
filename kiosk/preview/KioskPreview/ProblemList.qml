pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import KioskPreview.State

// The problems of the folder, to be chosen with mouse or keyboard.
ListView {
    id: root

    required property StaffLanguage language
    required property ScreenControls controls
    required property FolderFiles files
    required property PageProblems problems

    function choose() {
        (currentItem as ProblemRow)?.chosen();
    }

    function reveal() {
        if (currentIndex >= 0)
            positionViewAtIndex(currentIndex, ListView.Contain);
    }

    clip: true
    spacing: 6
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: count > 0
    keyNavigationEnabled: true
    model: root.problems.rows
    Accessible.role: Accessible.List
    Accessible.name: root.problems.heading
    section.property: "group"

    section.delegate: DeskText {
        required property string section

        width: root.width
        leftPadding: 4
        topPadding: 10
        bottomPadding: 6
        text: section
        color: Theme.softInk
        Accessible.role: Accessible.Heading
    }
    delegate: ProblemRow {
        width: root.width - 8
        words: root.language.words

        onChosen: {
            root.currentIndex = index;
            root.forceActiveFocus(Qt.MouseFocusReason);
            root.controls.showProblem(index);
        }
        onFileWanted: root.files.open(file)
    }

    onActiveFocusChanged: if (activeFocus && currentIndex < 0)
        currentIndex = 0
    onCurrentIndexChanged: root.problems.choose(currentIndex)
    Keys.onReturnPressed: choose()
    Keys.onEnterPressed: choose()
    Keys.onSpacePressed: choose()

    // The marked problem stays marked, and in sight.
    Connections {
        function onPlaced() {
            root.forceLayout();
            root.currentIndex = root.problems.chosen;
            root.reveal();
            settled.restart();
        }

        target: root.problems
    }

    // Rows that were just created get their heights with the next frame.
    Timer {
        id: settled

        interval: 100

        onTriggered: root.reveal()
    }
}
