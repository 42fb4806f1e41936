import QtQuick
import QtQuick.Shapes

// A part of a circle, clockwise from the top; `part` is from 0 to 1.
Shape {
    id: root

    required property real part
    required property color color
    // It moves evenly between two steps of the idle clock.
    property real shown: part
    readonly property real stroke: Math.ceil(4.5 * Theme.mm)

    Behavior on shown {
        enabled: root.visible && Theme.animated

        NumberAnimation {
            duration: 250
        }
    }

    ShapePath {
        strokeColor: root.color
        strokeWidth: root.stroke
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap

        PathAngleArc {
            centerX: root.width / 2
            centerY: root.height / 2
            radiusX: (root.width - root.stroke) / 2
            radiusY: radiusX
            startAngle: -90
            sweepAngle: 360 * root.shown
        }
    }
}
