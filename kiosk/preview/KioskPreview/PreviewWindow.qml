pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk
import KioskPreview.State

// For staff: the kiosk's screens small, and beside them what is wrong and the files to mend it in.
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

    Shortcut {
        sequences: ["F5", "Ctrl+R"]

        onActivated: root.folder.reload()
    }

    Shortcut {
        sequence: "Ctrl+1"

        onActivated: root.controls.chooseLanguage(0)
    }

    Shortcut {
        sequence: "Ctrl+2"

        onActivated: root.controls.chooseLanguage(1)
    }

    Shortcut {
        sequence: "Ctrl+3"

        onActivated: root.controls.chooseLanguage(2)
    }

    Shortcut {
        sequence: "Ctrl+E"

        onActivated: root.files.openText(0)
    }

    Shortcut {
        sequence: "Ctrl+G"

        onActivated: finder.open()
    }

    Shortcut {
        sequences: [StandardKey.Back]

        onActivated: root.controls.back()
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

    Rectangle {
        id: trouble

        anchors.top: bar.bottom
        width: parent.width
        height: visible ? Math.max(words.implicitHeight, instead.visible ? instead.height : 0) + 20 : 0
        visible: root.folder.trouble !== ""
        color: Theme.wrong

        DeskText {
            id: words

            text: root.folder.trouble
            color: Theme.light
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text

            anchors {
                left: parent.left
                right: instead.visible ? instead.left : parent.right
                leftMargin: 16
                rightMargin: 16
                verticalCenter: parent.verticalCenter
            }
        }

        DeskButton {
            id: instead

            visible: root.files.unopened
            text: root.language.words.translate("Show it in its folder")

            onClicked: root.files.openFolderInstead()

            anchors {
                right: parent.right
                rightMargin: 16
                verticalCenter: parent.verticalCenter
            }
        }
    }

    T.Control {
        id: frame

        focus: true
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.Pane
        Accessible.name: root.language.words.translate("The page as visitors see it")

        Keys.onDownPressed: root.controls.scroll(0.08)
        Keys.onUpPressed: root.controls.scroll(-0.08)
        Keys.onPressed: event => {
            const steps = new Map([[Qt.Key_PageDown, 0.9], [Qt.Key_PageUp, -0.9], [Qt.Key_Space, 0.9], [Qt.Key_Home, -1e6], [Qt.Key_End, 1e6]]);
            event.accepted = steps.has(event.key);
            if (event.accepted)
                root.controls.scroll(steps.get(event.key));
        }

        anchors {
            left: parent.left
            right: panel.left
            top: trouble.bottom
            bottom: parent.bottom
        }

        Item {
            objectName: "screens"
            anchors.fill: parent

            onWidthChanged: root.screens.fill(width, height)
            onHeightChanged: root.screens.fill(width, height)

            Repeater {
                model: root.screens

                SmallScreen {
                    objectName: "screen"
                    width: root.screens.pixels.width
                    height: root.screens.pixels.height
                }
            }
        }

        Rectangle {
            anchors.fill: parent
            anchors.margins: 2
            visible: frame.visualFocus
            radius: 4
            color: "transparent"
            border.color: Theme.ink
            border.width: 2
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
