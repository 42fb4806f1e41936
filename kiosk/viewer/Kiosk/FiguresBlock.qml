pragma ComponentBehavior: Bound

import QtQuick

// Big numbers side by side, each with what it counts.
BlockFrame {
    id: root

    required property var items
    required property bool continued
    // Of the longest value: one size for all, so that it stays on its line where it can.
    required property int letters
    required property int total
    readonly property real spacing: Theme.gap * 2
    readonly property int columns: Math.max(1, Math.min(total, Math.floor((column + spacing) / (Math.ceil(88 * Theme.mm) + spacing)), total === 4 ? 2 : 3))
    readonly property real each: (column - spacing * (columns - 1)) / columns
    readonly property real valueSize: Math.max(Theme.headingSize, Math.min(Theme.figureSize, each / Math.max(1, letters) / 0.6))

    above: Theme.gap * (continued ? 2.5 : 3)

    Grid {
        width: parent.width
        columns: root.columns
        columnSpacing: root.spacing
        rowSpacing: Theme.gap * 2.5

        Repeater {
            model: root.items

            Column {
                id: figure

                required property var modelData

                width: root.each

                Rectangle {
                    width: parent.width
                    height: Math.ceil(1.2 * Theme.mm)
                    color: root.accent
                }

                Words {
                    width: parent.width
                    topPadding: Theme.gap
                    text: figure.modelData.value
                    color: root.deepAccent
                    lineHeight: 0.9
                    font.family: Theme.titleFamily
                    font.pixelSize: root.valueSize
                }

                RichWords {
                    width: parent.width
                    text: figure.modelData.label
                    linkColor: root.deepAccent
                    lineHeight: 1.02
                    onLinkActivated: link => root.linkActivated(link)
                }
            }
        }
    }
}
