pragma ComponentBehavior: Bound

import QtQuick

// Reports all touches without taking them from other items. It has to be on top, since items below may grab them.
Item {
    id: root

    signal pressed(int finger, point position)
    signal moved
    signal released(int finger)

    function down(): int {
        let count = 0;
        for (let at = 0; at < fingers.count; ++at)
            if ((fingers.itemAt(at) as Finger)?.down)
                ++count;
        return count;
    }

    // A handler follows one finger, so each waits until those before it have theirs.
    Repeater {
        id: fingers

        model: 10

        Finger {
            required property int index

            anchors.fill: parent
            waiting: index > 0 && !(fingers.itemAt(index - 1) as Finger).down

            onPressed: position => root.pressed(index, position)
            onMoved: root.moved()
            onReleased: root.released(index)
        }
    }

    component Finger: Item {
        id: finger

        property bool waiting: false
        readonly property alias down: handler.active

        signal pressed(point position)
        signal moved
        signal released

        PointHandler {
            id: handler

            acceptedDevices: PointerDevice.AllDevices
            // One that has its finger keeps it when those before it leave.
            enabled: active || !finger.waiting

            onActiveChanged: {
                if (active)
                    finger.pressed(point.position);
                else
                    finger.released();
            }
            onPointChanged: if (active)
                finger.moved()
        }
    }
}
