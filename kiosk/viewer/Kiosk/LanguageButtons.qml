pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// One button per language, all equally wide, with the language's own name, or three letters of it where it is
// narrow.
Flow {
    id: root

    required property Language language
    required property color ground
    property bool brief: false
    readonly property int count: language.choices.length
    // The width of one line with whole names, and with the shortest labels.
    readonly property real whole: inLine(widest("name") + 12 * Theme.mm)
    readonly property real least: inLine(widest("short"))
    // The width of the buttons with the shortest labels, without the gaps; with as little around them as can be.
    readonly property real shortest: around(1.5 * Theme.mm)
    readonly property real tightest: around(0.6 * Theme.mm)
    readonly property real wanted: brief ? inLine(widest("short") + 8 * Theme.mm) : whole
    readonly property int most: Math.max(1, Math.floor((width + spacing + 1) / ((least + spacing) / count)))
    readonly property int lines: Math.ceil(count / most)
    readonly property int perLine: Math.ceil(count / lines)
    readonly property real each: Math.min((width - spacing * (perLine - 1)) / perLine, (wanted + spacing) / count - spacing)

    function widest(form: string): real {
        // The height is read so that the binding is evaluated again when the font changes.
        return metrics.height && Math.ceil(language.choices.reduce((most, choice) => Math.max(most, metrics.advanceWidth(choice[form])), 0));
    }

    function inLine(each: real): real {
        return count * Math.max(Theme.target, each) + (count - 1) * spacing;
    }

    function around(margins: real): real {
        return count * Math.max(Theme.target, widest("short") + Math.ceil(margins));
    }

    spacing: Theme.gap

    FontMetrics {
        id: metrics

        font.family: Theme.bodyFamily
        font.pixelSize: Theme.bodySize
        font.bold: true
    }

    Repeater {
        model: root.language.choices

        BarButton {
            required property var modelData

            width: Math.floor(root.each)
            leftPadding: 0
            rightPadding: 0
            ground: root.ground
            text: root.brief ? modelData.short : modelData.name
            name: modelData.name
            chosen: modelData.tag === root.language.current
            checked: chosen

            onClicked: root.language.choose(modelData.tag)
        }
    }
}
