pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State
import "styledText.js" as StyledText

// Big numbers side by side, each with the words around it and its label; those in one row are aligned.
BlockFrame {
    id: root

    required property var items
    required property bool continued
    required continues
    // Of the whole block: how many figures it has, and those with the longest words.
    required property int total
    required property var measured
    readonly property real spacing: Theme.gap * 2
    // All numbers have one size, so that the widest stays on its line.
    readonly property real widestNumber: Math.max(1, ...measured.map(item => Lines.widestWord(item.value, Theme.titleFamily, Theme.figureSize, false)))
    readonly property real widestWord: Math.max(1, ...measured.map(item => Math.max(Lines.widestWord(`${item.before} ${item.unit}`, Theme.titleFamily, Theme.leadSize, false), Lines.widestWord(StyledText.words(item.label), Theme.bodyFamily, Theme.bodySize, false))))
    readonly property real narrowest: Math.max(88 * Theme.mm, widestWord + 2, widestNumber * Theme.headingSize / Theme.figureSize)
    readonly property int columns: Math.max(1, Math.min(total, Math.floor((column + spacing) / (narrowest + spacing)), total === 4 ? 2 : 3))
    readonly property real each: (column - spacing * (columns - 1)) / columns
    readonly property real numberSize: Math.max(Theme.bodySize, Math.floor(Theme.figureSize * Math.min(1, each / (widestNumber + 1))))

    above: Math.round(Theme.gap * (continued ? 2.5 : 3))

    Column {
        width: parent.width
        spacing: Math.round(Theme.gap * 2.5)

        Repeater {
            model: Math.ceil(root.items.length / root.columns)

            Row {
                id: row

                required property int index
                readonly property var figures: root.items.slice(index * root.columns, (index + 1) * root.columns)
                readonly property real beforeHeight: most("wantedBefore")
                readonly property real numberHeight: most("wantedForNumber")
                readonly property real unitHeight: most("wantedForUnit")
                property int made: 0

                function most(wanted: string): real {
                    let most = 0;
                    // `made` is read so that this is computed again when figures are replaced by as many others.
                    for (let at = 0; made && at < shown.count; ++at)
                        most = Math.max(most, shown.itemAt(at)?.[wanted] ?? 0);
                    return most;
                }

                spacing: root.spacing

                Repeater {
                    id: shown

                    model: row.figures

                    onItemAdded: ++row.made

                    Figure {
                        required property var modelData

                        width: root.each
                        before: modelData.before
                        value: modelData.value
                        unit: modelData.unit
                        label: modelData.label
                        numberSize: root.numberSize
                        beforeHeight: row.beforeHeight
                        numberHeight: row.numberHeight
                        unitHeight: row.unitHeight
                        accent: root.accent

                        onLinkActivated: link => root.list.follow(link)
                    }
                }
            }
        }
    }
}
