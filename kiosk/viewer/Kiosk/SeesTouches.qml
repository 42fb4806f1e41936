pragma ComponentBehavior: Bound

import QtQuick

// Reports all touches without taking them from other items. It has to be on top, since items below may grab them.
Item {
    id: root

    signal pressed(int finger, point position)
    signal moved
    // Where it was last; not for one that was cancelled.
    signal lifted(int finger, point position)
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
            onLifted: position => root.lifted(index, position)
            onReleased: root.released(index)
        }
    }

    component Finger: Item {
        id: finger

        property bool waiting: false
        readonly property alias down: handler.active
        property point last
        property bool canceled: false

        signal pressed(point position)
        signal moved
        signal lifted(point position)
        signal released

        PointHandler {
            id: handler

            acceptedDevices: PointerDevice.AllDevices
            // One that has its finger keeps it when those before it leave.
            enabled: active || !finger.waiting

            onActiveChanged: {
                if (active) {
                    finger.canceled = false;
                    finger.last = point.position;
                    finger.pressed(point.position);
                } else {
                    finger.released();
                    if (!finger.canceled)
                        finger.lifted(finger.last);
                }
            }
            onCanceled: finger.canceled = true
            onPointChanged: if (active) {
                finger.last = point.position;
                finger.moved();
            }
        }
    }
}
