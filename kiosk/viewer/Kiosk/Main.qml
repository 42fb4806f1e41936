pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// The kiosk's own window. The window system cannot close it; a signal to the process can.
Window {
    id: root

    required property Navigation navigation
    required property Language language
    required property Idle idle
    required property Clock clock
    required property Opening opening
    required property CurrentRelease release
    required property OpenPage openPage
    required property Metrics metrics
    // A FrameWatch, where systemd wants to know whether frames are painted.
    property QtObject frameWatch: null
    // Where staff get in; null until the first screen is painted.
    property QtObject staffDoor: null
    // While the screen may be wiped, else null.
    property QtObject cleaning: null

    // Build everything anew; page and language stay.
    function rebuild() {
        stage.active = false;
        stage.active = true;
    }

    // The fingers that are down are cancelled after this.
    function forgetTaps() {
        (stage.item as Stage)?.forgetTaps();
    }

    title: release.name
    color: Theme.paper
    flags: Qt.Window | Qt.FramelessWindowHint | Qt.WindowStaysOnTopHint

    onStaffDoorChanged: corner.setSource("../KioskStaff/StaffCorner.qml", {
        door: staffDoor
    })
    onCleaningChanged: wiping.setSource(cleaning ? "CleaningMode.qml" : "", cleaning ? {
        cleaning: cleaning
    } : {})
    onClosing: close => close.accepted = false
    // Built when the theme knows the screen: laid out once, and no picture is read in a size that nobody sees.
    Component.onCompleted: stage.active = true
    onFrameWatchChanged: pulse.setSource("FramePulse.qml", {
        watch: frameWatch
    })

    ThemeBindings {
        metrics: root.metrics
        panel: Qt.size(root.width, root.height)
    }

    Loader {
        id: stage

        active: false

        sourceComponent: Stage {
            width: root.width
            height: root.height
            navigation: root.navigation
            language: root.language
            idle: root.idle
            clock: root.clock
            opening: root.opening
            release: root.release
            openPage: root.openPage
            metrics: root.metrics
        }
    }

    Loader {
        id: pulse
    }

    Loader {
        id: corner

        width: root.width
        height: root.height
    }

    Loader {
        id: wiping

        width: root.width
        height: root.height
    }
}
