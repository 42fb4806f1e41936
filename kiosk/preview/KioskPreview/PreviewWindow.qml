import QtQuick
import Kiosk
import KioskPreview.State

// The preview's window: small screens, and beside them the folder's problems and the files to correct.
Window {
    id: root

    required property StaffLanguage language
    required property FolderState folder
    required property ScreenControls controls
    required property FolderFiles files
    required property PageList pages
    required property PreviewLook look
    required property PageProblems problems
    required property Screens screens

    title: root.language.words.translate("Preview: %1").arg(folder.folder)
    color: Theme.paperShade
    width: Math.min(1500, Screen.desktopAvailableWidth)
    // The desktop adds a title bar.
    height: Math.min(940, Math.floor(Screen.desktopAvailableHeight * 0.92))
    minimumWidth: 960
    minimumHeight: 560

    // The screens are alike but for their language, so one theme fits all.
    ThemeBindings {
        metrics: root.screens.metrics
        panel: root.screens.pixels
    }

    Binding {
        target: Theme
        property: "finest"
        value: Math.ceil(1 / Math.max(0.01, root.screens.scale))
    }

    Shortcuts {
        folder: root.folder
        controls: root.controls
        files: root.files

        onPageWanted: finder.open()
    }

    ToolBar {
        id: bar

        width: parent.width
        language: root.language
        folder: root.folder
        controls: root.controls
        look: root.look

        onPagesWanted: finder.open()
    }

    TroubleBanner {
        id: trouble

        anchors.top: bar.bottom
        width: parent.width
        language: root.language
        folder: root.folder
        files: root.files
    }

    ScreenArea {
        id: frame

        language: root.language
        controls: root.controls
        screens: root.screens

        anchors {
            left: parent.left
            right: panel.left
            top: trouble.bottom
            bottom: parent.bottom
        }
    }

    LoadingPanel {
        visible: !root.folder.ready && root.folder.trouble === ""
        language: root.language
        folder: root.folder

        anchors {
            horizontalCenter: frame.horizontalCenter
            bottom: frame.bottom
            bottomMargin: frame.height * 0.12
        }
    }

    PageFinder {
        id: finder

        anchors.fill: frame
        language: root.language
        controls: root.controls
        pages: root.pages

        onClosed: frame.forceActiveFocus(Qt.TabFocusReason)
    }

    ProblemPanel {
        id: panel

        width: Math.min(400, parent.width * 0.32)
        language: root.language
        folder: root.folder
        controls: root.controls
        files: root.files
        problems: root.problems

        anchors {
            right: parent.right
            top: trouble.bottom
            bottom: parent.bottom
        }
    }
}
