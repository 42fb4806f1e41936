pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.State

// All that staff see on the kiosk: the pad, and behind it the desk. Nothing below takes a touch.
Rectangle {
    id: root

    required property StaffDoor door
    required property StaffDesk desk

    color: Theme.paper

    SwallowTouch {
        anchors.fill: parent
    }

    PadView {
        anchors.fill: parent
        visible: !root.desk.open
        pad: root.desk.pad
        language: root.desk.language

        onClosed: root.door.shut()
    }

    Loader {
        anchors.fill: parent
        active: root.desk.open

        sourceComponent: DeskView {
            desk: root.desk

            onClosed: root.door.shut()
        }
    }
}
