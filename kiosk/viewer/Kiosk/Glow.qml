import QtQuick

// A frame around its parent that comes and goes twice, and is gone then: nothing is painted afterwards.
Rectangle {
    id: root

    z: 1
    anchors.fill: parent
    anchors.margins: -Math.ceil(2.5 * Theme.mm)
    opacity: 0
    color: "transparent"
    border.width: Math.ceil(1.2 * Theme.mm)

    SequentialAnimation {
        running: true

        onFinished: root.destroy()

        SequentialAnimation {
            loops: 2

            NumberAnimation {
                target: root
                property: "opacity"
                from: 0
                to: 1
                duration: Theme.glow
                easing.type: Easing.OutQuad
            }

            PauseAnimation {
                duration: Theme.glow
            }

            NumberAnimation {
                target: root
                property: "opacity"
                from: 1
                to: 0
                duration: 2 * Theme.glow
                easing.type: Easing.InOutQuad
            }
        }
    }
}
