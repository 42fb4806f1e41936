pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// Lines of text, one below the other; nothing without any.
Column {
    id: root

    required property list<string> lines

    visible: lines.length > 0
    spacing: Theme.gap * 0.5

    Repeater {
        model: root.lines

        BodyText {
            required property string modelData

            width: parent?.width ?? 0
            text: modelData
        }
    }
}
