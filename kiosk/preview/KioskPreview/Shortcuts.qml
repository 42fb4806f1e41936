import QtQuick
import KioskPreview.State

// The keyboard shortcuts of the whole window.
Item {
    id: root

    required property FolderState folder
    required property ScreenControls controls
    required property FolderFiles files

    signal pageWanted

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

        onActivated: root.pageWanted()
    }

    Shortcut {
        sequences: [StandardKey.Back]

        onActivated: root.controls.back()
    }
}
