pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk
import KioskPreview.State

// The small screens, and the keys that scroll them.
T.Control {
    id: root

    required property StaffLanguage language
    required property ScreenControls controls
    required property Screens screens

    focus: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Pane
    Accessible.name: root.language.words.translate("The page as visitors see it")

    Keys.onDownPressed: root.controls.scroll(0.08)
    Keys.onUpPressed: root.controls.scroll(-0.08)
    Keys.onPressed: event => {
        const steps = new Map([[Qt.Key_PageDown, 0.9], [Qt.Key_PageUp, -0.9], [Qt.Key_Space, 0.9], [Qt.Key_Home, -1e6], [Qt.Key_End, 1e6]]);
        event.accepted = steps.has(event.key);
        if (event.accepted)
            root.controls.scroll(steps.get(event.key));
    }

    Item {
        objectName: "screens"
        anchors.fill: parent

        onWidthChanged: root.screens.fill(width, height)
        onHeightChanged: root.screens.fill(width, height)

        Repeater {
            model: root.screens

            SmallScreen {
                objectName: "screen"
                width: root.screens.pixels.width
                height: root.screens.pixels.height
            }
        }
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: 2
        visible: root.visualFocus
        radius: 4
        color: "transparent"
        border.color: Theme.ink
        border.width: 2
    }
}
