import QtQuick
import Kiosk.State

// A pixel that is painted anew for each frame that is asked for, and cannot be seen.
Rectangle {
    id: root

    required property FrameWatch watch

    width: 1
    height: 1
    color: Qt.alpha(Theme.darkroom, (1 + watch.beat) / 255)

    Connections {
        function onFrameSwapped() {
            root.watch.swapped();
        }

        target: root.Window.window
        enabled: root.watch.waiting
    }
}
