pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// The cards of the previous and the next page, at the end of a page; where both are the same page, one of them.
Item {
    id: root

    required property OpenPage openPage
    required property Language language
    required property real column
    // Where the column begins.
    required property real begin
    // Whether any of them would be seen.
    required property bool inSight
    readonly property bool narrow: column < 300 * Theme.mm
    readonly property real leastCard: Math.ceil(62 * Theme.mm)
    readonly property real around: 2 * Theme.margin + Theme.gap * 2
    readonly property real leastHeight: (narrow ? 2 * leastCard + grid.spacing : leastCard) + around
    // Both are as high as the higher one.
    readonly property real cardHeight: {
        let most = leastCard;
        // `made` is read so that this is computed again when cards are replaced by as many others.
        for (let at = 0; made && at < cards.count; ++at)
            most = Math.max(most, cards.itemAt(at)?.implicitHeight ?? 0);
        return most;
    }
    property int made: 0
    // [{above, card}]: told before the frame in which they are seen, else after it, as nobody waits for them.
    property var told: []
    property bool due: false

    signal followed(string page, Item cover)

    // Null without one.
    function nextCard(): Item {
        return cards.itemAt(cards.count - 1);
    }

    // Returns whether they are others than before.
    function tellInTime(): bool {
        if (!due || !inSight)
            return false;
        tell();
        return true;
    }

    function tell() {
        const words = language.words;
        const before = openPage.previousPage;
        const after = openPage.nextPage;
        const ways = [
            {
                above: NeighbourLabels.previous(words, before.relation),
                card: before
            },
            {
                above: NeighbourLabels.next(words, after.relation),
                card: after
            }
        ];
        due = false;
        if (after.page === undefined)
            told = [];
        else if (after.page === before.page)
            told = ways.slice(after.relation === "parent" ? 0 : 1).slice(0, 1);
        else
            told = ways;
    }

    implicitHeight: visible ? grid.implicitHeight + around : Theme.margin
    visible: told.length > 0

    onInSightChanged: tellInTime()
    Component.onCompleted: tell()

    Connections {
        function onChanged() {
            root.due = true;
        }

        target: root.openPage
    }

    Connections {
        function onFrameSwapped() {
            root.tell();
        }

        target: root.Window.window
        enabled: root.due
    }

    Grid {
        id: grid

        x: root.begin
        y: Theme.margin + Theme.gap * 2
        width: root.column
        columns: root.narrow ? 1 : 2
        spacing: Theme.gap * 2

        Repeater {
            id: cards

            model: root.told

            onItemAdded: ++root.made

            WideCard {
                required property var modelData

                width: root.narrow ? root.column : Math.floor((root.column - grid.spacing) / 2)
                height: root.cardHeight
                above: modelData.above
                card: modelData.card

                onFollowed: (page, cover) => root.followed(page, cover)
            }
        }
    }
}
