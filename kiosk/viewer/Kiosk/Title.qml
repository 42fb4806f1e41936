import QtQuick
import Kiosk.State

// A title. A word that is wider than its place makes the whole title smaller; one that is still wider gets hyphens.
BodyText {
    id: root

    required property string title
    property string family: Theme.bodyFamily
    property bool strong: false
    property real size: Theme.bodySize
    // Lines at the most, else the title ends in an ellipsis; 0 is as many as it takes.
    property int mostLines: 0
    readonly property real least: Math.min(size, Math.ceil(Theme.bodySize / Theme.textScale))
    readonly property real share: width / Math.max(1, Lines.widestWord(title, family, size, strong))
    readonly property real shownSize: Math.max(least, Math.floor(size * Math.min(1, share)))
    readonly property string whole: width > 0 && share * size < least ? Lines.hyphenated(title) : Lines.articlesKept(title, family, shownSize, strong, width)

    // The lines of a title are about as long as each other.
    rightPadding: LayoutMirroring.enabled || width <= 0 ? 0 : Math.max(0, Math.floor(width - Lines.balancedWidth(text, family, shownSize, strong, width)) - 1)
    text: mostLines > 0 && width > 0 ? Lines.fitting(whole, family, shownSize, strong, width, mostLines) : whole

    font {
        family: root.family
        bold: root.strong
        pixelSize: root.shownSize
    }
}
