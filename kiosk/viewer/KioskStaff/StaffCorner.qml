import QtQuick
import Kiosk
import Kiosk.State

// The corner that staff hold, on top of everything: it sees the fingers and takes none from what lies below. What it
// opens is loaded only then.
Item {
    id: root

    required property StaffDoor door
    readonly property real side: door.cornerMillimetres * Theme.mm
    // The first finger went down in the corner and is still there.
    property bool watching: false

    function pressed(position: point) {
        door.touched();
        watching = !second.active && position.x <= side && position.y <= side && door.desk === null;
        if (watching)
            door.press(position.x / Theme.mm, position.y / Theme.mm);
    }

    function released() {
        door.touched();
        if (watching)
            door.release();
        watching = false;
    }

    Loader {
        id: room

        anchors.fill: parent
    }

    Connections {
        function onDeskChanged() {
            if (root.door.desk)
                room.setSource("StaffRoom.qml", {
                    door: root.door,
                    desk: root.door.desk
                });
            else
                room.source = "";
        }

        target: root.door
    }

    // Faint, and only where it can open: whoever holds the corner by chance learns nothing.
    Rectangle {
        visible: root.door.hinting
        x: Math.round((root.side - width) / 2)
        y: x
        width: Math.ceil(14 * Theme.mm)
        height: width
        radius: width / 2
        color: Qt.alpha(Theme.white, 0.35)
        border.color: Qt.alpha(Theme.darkroom, 0.45)
        border.width: Math.ceil(1.2 * Theme.mm)
    }

    Item {
        anchors.fill: parent

        PointHandler {
            id: first

            acceptedDevices: PointerDevice.AllDevices

            onActiveChanged: {
                if (active)
                    root.pressed(point.position);
                else
                    root.released();
            }
        }
    }

    // Above the first one, so that it does not take the same finger.
    Item {
        anchors.fill: parent

        PointHandler {
            id: second

            acceptedDevices: PointerDevice.AllDevices
            enabled: active || first.active

            onActiveChanged: {
                root.door.touched();
                if (active && root.watching)
                    root.door.crowd();
            }
        }
    }

    Connections {
        function onPointChanged() {
            if (first.active)
                root.door.move(first.point.position.x / Theme.mm, first.point.position.y / Theme.mm);
        }

        target: first
        enabled: root.watching
    }
}
