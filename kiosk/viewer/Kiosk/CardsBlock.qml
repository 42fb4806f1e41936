pragma ComponentBehavior: Bound

import QtQuick

// A row of page cards. A card that is alone in its row is wide and shows its summary, unless its page has no text: there
// the rows share the room.
BlockFrame {
    id: root

    required property var cards
    required property int columns
    required property int fill
    // How high a card usually is, in widths, and how low it may be, as a share of that: see card_rows.
    required property real shape
    required property real lowest
    readonly property bool upright: columns > 1 || fill > 0
    // Here, as a row that leaves the list may still be told another number of columns, when cards know it no more.
    readonly property int leastLines: Math.min(2, columns)
    readonly property real titleSize: columns > 1 ? Theme.bodySize : Theme.sectionSize
    // As high as usual, or somewhat lower or higher where all rows then fill the page.
    readonly property real usual: each * shape
    readonly property real share: fill > 0 ? list.roomForCards / fill - above : 0
    readonly property int high: share < lowest * usual ? Math.ceil(usual) : Math.floor(Math.min(1.5 * usual, share))
    readonly property real each: Math.floor((column - Theme.gap * 2 * (columns - 1)) / columns)
    // The first cards take the pixels that are left.
    readonly property int wider: column - each * columns - Theme.gap * 2 * (columns - 1)

    above: upright ? Theme.gap * 2 : Theme.gap * 3

    Row {
        width: parent.width
        spacing: Theme.gap * 2

        Repeater {
            model: root.upright ? root.cards : []

            Card {
                required property var modelData
                required property int index

                width: root.each + (index < root.wider ? 1 : 0)
                height: root.high
                leastLines: root.leastLines
                titleSize: root.titleSize
                card: modelData

                onFollowed: (page, cover) => root.list.followed(page, cover)
            }
        }

        Repeater {
            model: root.upright ? [] : root.cards

            WideCard {
                required property var modelData

                width: root.each
                card: modelData

                onFollowed: (page, cover) => root.list.followed(page, cover)
            }
        }
    }
}
