import QtQuick
import Kiosk.State

// Tells when something else is on the screen than before.
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
        target: root.idle

        function onStateChanged() {
            root.changed();
        }

        function onRested() {
            root.rested();
        }
    }

    Connections {
        target: root.navigation

        function onPageChanged() {
            root.pageChanged();
            root.changed();
        }
    }

    Connections {
        target: root.openPage

        function onArrived() {
            root.arrived();
        }
    }

    Connections {
        target: root.language

        function onChanged() {
            root.changed();
        }
    }

    Connections {
        target: root.release

        function onReleased() {
            root.changed();
        }
    }
}
