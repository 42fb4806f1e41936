pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// The cards of the previous and the next page, at the end of a page.
Item {
    id: root

    required property OpenPage openPage
    required property Language language
    required property real column
    readonly property bool narrow: column < 300 * Theme.mm

    signal followed(string page, Item cover)

    implicitHeight: visible ? grid.implicitHeight + 2 * Theme.margin + Theme.gap * 2 : Theme.margin
    visible: openPage.nextPage.page !== undefined

    Grid {
        id: grid

        x: Math.round((root.width - width) / 2)
        y: Theme.margin + Theme.gap * 2
        width: root.column
        columns: root.narrow ? 1 : 2
        spacing: Theme.gap * 2

        Repeater {
            model: root.visible ? [root.openPage.previousPage, root.openPage.nextPage] : []

            WideCard {
                required property var modelData
                required property int index

                width: root.narrow ? root.column : Math.floor((root.column - grid.spacing) / 2)
                height: Math.max(Math.ceil(62 * Theme.mm), implicitHeight)
                above: index === 0 ? NeighbourLabels.previous(root.language.words, modelData.relation) : NeighbourLabels.next(root.language.words, modelData.relation)
                card: modelData

                onFollowed: (page, cover) => root.followed(page, cover)
            }
        }
    }
}
