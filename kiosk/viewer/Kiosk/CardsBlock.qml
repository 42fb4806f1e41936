pragma ComponentBehavior: Bound

import QtQuick

// A row of page cards. A card that is alone in its row is wide and shows its summary.
BlockFrame {
    id: root

    required property var cards
    required property int columns
    readonly property real each: Math.floor((column - Theme.gap * 2 * (columns - 1)) / columns)
    // The first cards take the pixels that are left.
    readonly property int wider: column - each * columns - Theme.gap * 2 * (columns - 1)

    above: columns > 1 ? Theme.gap * 2 : Theme.gap * 3

    Row {
        width: parent.width
        spacing: Theme.gap * 2

        Repeater {
            model: root.columns > 1 ? root.cards : []

            Card {
                required property var modelData
                required property int index

                width: root.each + (index < root.wider ? 1 : 0)
                height: Math.ceil(root.each * (root.columns > 2 ? 0.9 : 0.74))
                card: modelData

                onFollowed: (page, cover) => root.list.followed(page, cover)
            }
        }

        Repeater {
            model: root.columns > 1 ? [] : root.cards

            WideCard {
                required property var modelData

                width: root.each
                card: modelData

                onFollowed: (page, cover) => root.list.followed(page, cover)
            }
        }
    }
}
