import QtQuick

// How a page's room is shared by its title, its text and the round button that scrolls. No letter lies under the
// button: it stands beside the text, for which the text is narrower on a wide panel, or on a strip of paper below it.
QtObject {
    id: root

    required property real width
    // The side of the button.
    required property real button
    // The title stands beside the text.
    readonly property bool landscape: Theme.landscape && !Theme.low
    readonly property real side: landscape ? Math.ceil(width * 0.36) : 0
    readonly property real list: width - side
    // The width between two such buttons; text that would be only a little wider is as wide as that.
    readonly property real between: list - 2 * (button + 1.5 * Theme.gap)
    readonly property bool ample: between >= 0.93 * Theme.longestLine
    // What the text leaves free on its far side, beyond its margin.
    readonly property real aside: ample || !Theme.landscape ? 0 : Math.max(0, Math.ceil(button + 2 * Theme.gap - Theme.margin))
    readonly property real strip: ample || Theme.landscape ? 0 : Math.ceil(button + 1.5 * Theme.gap)
    readonly property real column: Math.floor(Math.min(ample ? between : list - 2 * Theme.margin - aside, Theme.longestLine))
    // What is not text may stand out beside it, where the button leaves room for more than a little of it. With more
    // than that, two cards in a row of a panel of 4K would need more pixels than their pictures have.
    readonly property real beside: list - 2 * (button + 2 * Theme.gap)
    readonly property real wideColumn: beside < 1.15 * column ? column : Math.floor(Math.min(1.35 * column, beside))
    readonly property int mostCards: Math.max(Theme.textScale > 1 || column < 150 * Theme.mm ? 1 : 2, Math.min(4, Math.floor(wideColumn / Math.ceil(90 * Theme.mm * Theme.textScale))))
    // About the height that the bar, a title of one line and the neighbours leave for cards. It is not computed from the
    // page's height: that changes with the bar's, just when a page opens, which would then be made twice.
    readonly property real above: landscape ? Theme.gap * 3 : Theme.panel.height * 0.31 + 2.4 * Theme.titleSize + strip
    readonly property real below: (column < 300 * Theme.mm ? 132 : 62) * Theme.mm + 2 * Theme.margin + Theme.gap * 2
    readonly property real bar: (landscape ? 1 : 2) * (Theme.target + Theme.gap) + Theme.gap
    readonly property real forCards: Theme.panel.height - bar - above - below
    // See OpenPage.setIn.
    readonly property list<real> measures: [column, wideColumn, Theme.gap * 2, Theme.bodySize, Theme.bodySize / Theme.textScale, mostCards, forCards]
}
