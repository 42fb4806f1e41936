import QtQuick

// Takes a whole gesture for itself, from the first finger down to the last one up.
MultiPointTouchArea {
    id: root

    property int fingers: 0
    // Set, not bound: what it shows or hides may take the fingers away while it changes.
    property bool held: false

    signal touched

    function hold(count: int) {
        fingers = count;
        held = count > 0;
    }

    mouseEnabled: true

    // Held before anybody hears of it: what the touch ends would else be hidden from under fingers that came before.
    onPressed: {
        held = true;
        root.touched();
    }
    // All that are down, not those that came or left: counted one by one, a release that is lost would count for ever.
    onTouchUpdated: touchPoints => hold(touchPoints.length)
    onVisibleChanged: if (!visible)
        hold(0)

    // One whose release was lost, or a crowd whose fingers come and go, would hold it for ever.
    Timer {
        interval: 2000
        running: root.held

        onTriggered: root.hold(0)
    }
}
