pragma ComponentBehavior: Bound

import QtQuick

// A hand that taps once in two seconds. Two pictures in turns, not an animation: nothing is painted in between.
Item {
    id: root

    required property bool tapping
    property bool down: false

    onTappingChanged: down = false

    Repeater {
        // Waves around the tip of the finger.
        model: [0.34, 0.58]

        Rectangle {
            required property real modelData

            visible: root.down
            x: Math.round(root.width * 0.47 - width / 2)
            y: Math.round(root.height * 0.24 - width / 2)
            width: Math.round(root.width * modelData)
            height: width
            radius: width / 2
            color: "transparent"
            border.color: Theme.light
            border.width: Math.ceil(0.7 * Theme.mm)
            opacity: 1.2 - modelData
        }
    }

    Image {
        y: root.down ? 0 : Math.round(-root.height * 0.05)
        width: root.width
        height: root.height
        source: Qt.resolvedUrl("icons/tap.svg")
        sourceSize: Qt.size(width, height)
    }

    Timer {
        interval: root.down ? 450 : 1550
        repeat: true
        running: root.tapping

        onTriggered: root.down = !root.down
    }
}
