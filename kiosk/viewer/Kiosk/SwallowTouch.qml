import QtQuick

// Takes a whole gesture for itself, from the first finger down to the last one up.
MultiPointTouchArea {
    id: root

    property int fingers: 0
    readonly property bool held: fingers > 0

    signal touched

    mouseEnabled: true

    onPressed: touchPoints => {
        fingers += touchPoints.length;
        root.touched();
    }
    onReleased: touchPoints => fingers = Math.max(0, fingers - touchPoints.length)
    onCanceled: touchPoints => fingers = Math.max(0, fingers - touchPoints.length)
    onVisibleChanged: if (!visible)
        fingers = 0
}
