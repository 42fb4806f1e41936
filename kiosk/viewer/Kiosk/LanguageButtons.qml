pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// One equal button a language, each in its own language and letters.
Flow {
    id: root

    required property Language language
    required property color ground

    readonly property int count: language.choices.length
    readonly property real widest: {
        let widest = Theme.target;
        for (let at = 0; at < buttons.count; ++at) {
            const button = buttons.itemAt(at) as BarButton;
            widest = Math.max(widest, button ? button.implicitWidth : 0);
        }
        return Math.ceil(widest);
    }
    readonly property real oneLine: count * widest + (count - 1) * spacing
    readonly property int perLine: Math.max(1, Math.floor((width + spacing + 1) / (widest + spacing)))
    readonly property real each: width < oneLine ? (width - spacing * (Math.min(perLine, count) - 1)) / Math.min(perLine, count) : widest

    spacing: Theme.gap

    Repeater {
        id: buttons

        model: root.language.choices

        BarButton {
            required property var modelData

            width: Math.floor(root.each)
            ground: root.ground
            text: modelData.name
            chosen: modelData.tag === root.language.current
            checked: chosen
            onClicked: root.language.choose(modelData.tag)
        }
    }
}
