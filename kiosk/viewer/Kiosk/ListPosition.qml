import QtQuick

// Reads and restores the position of a list's reader; not in pixels, since the list only estimates the heights of
// rows.
//
// A position is a row and the share of it that is above the top edge: 2.25 is row 2, a quarter of it read.
// The header is row -1, the footer the row after the last.
QtObject {
    id: root

    required property ListView list

    // True from the opening of a list until its reader scrolls: so long the header may still grow.
    property bool fresh: true
    property bool restoring: false

    function item(row: int): Item {
        if (row < 0)
            return list.headerItem;
        return row < list.count ? list.itemAtIndex(row) : list.footerItem;
    }

    function end(): real {
        return Math.max(list.originY, list.originY + list.contentHeight - list.height);
    }

    function position(): real {
        const top = list.contentY + 1;
        const below = list.footerItem && top >= list.footerItem.y;
        const row = below ? list.count : list.indexAt(1, top);
        const first = item(row);
        return first ? row + Math.max(0, list.contentY - first.y) / Math.max(1, first.height) : -1;
    }

    function atEnd(): bool {
        return list.contentY > list.originY && list.atYEnd;
    }

    function toStart() {
        fresh = true;
        list.forceLayout();
        list.contentY = list.originY;
    }

    function restore(position: real) {
        restoring = true;
        if (position <= -1)
            toStart();
        else
            go(Math.floor(position), position - Math.floor(position));
        restoring = false;
    }

    function go(row: int, share: real) {
        fresh = false;
        list.forceLayout();
        if (row < 0)
            list.positionViewAtBeginning();
        else if (row >= list.count)
            list.positionViewAtEnd();
        else
            list.positionViewAtIndex(row, ListView.Beginning);
        const first = item(row);
        // For a row that was just created, end() is still too small.
        const last = first && row < list.count ? Math.max(first.y, end()) : end();
        if (first)
            list.contentY = Math.max(list.originY, Math.min(first.y + first.height * share, last));
    }

    // Bring a row into sight: from the start where it is seen there already.
    function reveal(row: int) {
        toStart();
        const near = list.itemAtIndex(row);
        if (row < 0 || near && near.y + near.height <= list.contentY + list.height)
            return;
        fresh = false;
        list.positionViewAtIndex(row, ListView.Center);
        const found = list.itemAtIndex(row);
        if (found && found.height > list.height)
            list.positionViewAtIndex(row, ListView.Beginning);
    }

    // Scroll on by so many heights of the list; back when it is less than 0.
    function scroll(heights: real) {
        fresh = false;
        list.contentY = Math.max(list.originY, Math.min(end(), list.contentY + heights * list.height));
    }
}
