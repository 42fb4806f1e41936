pragma ComponentBehavior: Bound

import QtQuick

// A table; where the columns would be too narrow for their words, each row becomes a card.
BlockFrame {
    id: root

    required property var header
    required property var align
    required property var rows
    required property bool continued
    required continues
    // Room that each column of the whole table asks for.
    required property var wishes
    // Room for the widest word of each column, in pixels.
    required property var least
    readonly property int columns: header.length
    readonly property real pad: Theme.gap
    // Not in the rows: see NoticeBlock.
    readonly property real aboveCard: stacked ? Theme.gap : 0
    readonly property real wish: wishes.reduce((sum, each) => sum + each, 0)
    readonly property list<real> leastWidths: least.map(each => Math.ceil(each * Theme.bodySize) + pad + 2)
    readonly property bool stacked: columns > 1 && ((column - 2 * pad * columns) / wish < Theme.bodySize * 0.36 || leastWidths.reduce((sum, each) => sum + each, 0) > column)
    readonly property list<real> widths: {
        const widths = new Array(columns).fill(0);
        let open = widths.map((_, at) => at);
        let free = column;
        for (let tight = open; tight.length > 0; ) {
            const wish = open.reduce((sum, at) => sum + wishes[at], 0);
            tight = open.filter(at => free * wishes[at] / wish < leastWidths[at]);
            for (const at of open)
                widths[at] = tight.includes(at) ? leastWidths[at] : free * wishes[at] / wish;
            free -= tight.reduce((sum, at) => sum + leastWidths[at], 0);
            open = open.filter(at => !tight.includes(at));
        }
        return widths;
    }

    above: continued ? 0 : Theme.gap * 3

    Column {
        width: parent.width

        Row {
            visible: !root.stacked && !root.continued && root.header.some(text => text !== "")

            Repeater {
                model: root.stacked || root.continued ? [] : root.header

                TableCell {
                    required property var modelData
                    required property int index

                    width: root.widths[index]
                    first: index === 0
                    last: index === root.columns - 1
                    text: modelData
                    alignment: root.align[index] ?? "left"
                    strong: true
                    color: root.deepAccent
                }
            }
        }

        Rectangle {
            visible: !root.continued
            width: parent.width
            height: Math.ceil(0.8 * Theme.mm)
            color: root.accent
        }

        Repeater {
            model: root.rows

            Column {
                id: line

                required property var modelData

                width: root.column
                topPadding: root.aboveCard

                Grid {
                    columns: root.stacked ? 1 : root.columns

                    Repeater {
                        model: line.modelData

                        TableCell {
                            required property var modelData
                            required property int index

                            width: root.stacked ? root.column : root.widths[index]
                            first: root.stacked || index === 0
                            last: root.stacked || index === root.columns - 1
                            above: root.stacked ? root.header[index] ?? "" : ""
                            text: modelData
                            alignment: root.stacked ? "left" : root.align[index] ?? "left"
                            strong: index === 0 && root.stacked

                            onLinkActivated: link => root.list.follow(link)
                        }
                    }
                }

                Rectangle {
                    width: parent.width
                    height: Theme.hairline
                    color: Theme.line
                }
            }
        }
    }
}
