import QtQuick
import Kiosk.State

// Signals that the screen shows something else than before.
Item {
    id: root

    required property Navigation navigation
    required property Language language
    required property Idle idle
    required property CurrentRelease release
    required property OpenPage openPage

    // Another page, language, release or idle state.
    signal changed
    // The visitor is gone: everything goes back to the start.
    signal rested
    signal pageChanged
    // The rows of the page were replaced.
    signal arrived

    Connections {
        function onStateChanged() {
            root.changed();
        }

        function onRested() {
            root.rested();
        }

        target: root.idle
    }

    Connections {
        function onPageChanged() {
            root.pageChanged();
            root.changed();
        }

        target: root.navigation
    }

    Connections {
        function onArrived() {
            root.arrived();
        }

        target: root.openPage
    }

    Connections {
        function onChanged() {
            root.changed();
        }

        target: root.language
    }

    Connections {
        function onReleased() {
            root.changed();
        }

        target: root.release
    }
}
