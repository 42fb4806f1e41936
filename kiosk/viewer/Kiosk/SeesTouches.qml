pragma ComponentBehavior: Bound

import QtQuick

// Reports all touches without taking them from other items. It has to be on top, since items below may grab them.
Item {
    id: root

    // A handler follows one finger. Qt gives no two handlers of the same item the same one.
    readonly property list<Finger> fingers: [
        Finger {
            number: 0
        },
        Finger {
            number: 1
        },
        Finger {
            number: 2
        },
        Finger {
            number: 3
        },
        Finger {
            number: 4
        },
        Finger {
            number: 5
        },
        Finger {
            number: 6
        },
        Finger {
            number: 7
        },
        Finger {
            number: 8
        },
        Finger {
            number: 9
        }
    ]

    signal pressed(int finger, point position)
    signal moved
    // Where it was last. Qt tells one that was cancelled like one that left.
    signal released(int finger, point position)

    function down(): int {
        return fingers.filter(finger => finger.active).length;
    }

    component Finger: PointHandler {
        id: finger

        required property int number
        property point last

        parent: root
        acceptedDevices: PointerDevice.AllDevices

        onActiveChanged: {
            if (active) {
                last = point.position;
                root.pressed(number, last);
            } else {
                root.released(number, last);
            }
        }
        onPointChanged: if (active) {
            last = point.position;
            root.moved();
        }
    }
}
