import QtQuick

// A cell of a table; `above` is its column's heading where the table is shown as cards.
Column {
    id: root

    required property string text
    property string above: ""
    property string alignment: "left"
    property bool strong: false
    // At an end of its row, where its words stand in line with the text above and below the table.
    property bool first: false
    property bool last: false
    readonly property bool flushLeft: LayoutMirroring.enabled ? last : first
    readonly property bool flushRight: LayoutMirroring.enabled ? first : last
    property color color: Theme.ink

    signal linkActivated(string link)

    topPadding: Theme.gap * (above === "" ? 0.9 : 0.3)
    bottomPadding: topPadding
    leftPadding: flushLeft ? 0 : Theme.gap * 0.5
    rightPadding: flushRight ? 0 : Theme.gap * 0.5

    RichWords {
        visible: root.above !== "" && root.text !== ""
        width: root.width - root.leftPadding - root.rightPadding
        text: root.above
        color: Theme.softInk
        lineHeight: 0.98
    }

    RichWords {
        width: root.width - root.leftPadding - root.rightPadding
        text: root.text
        color: root.color
        lineHeight: 1
        font.bold: root.strong
        horizontalAlignment: root.alignment === "right" ? Text.AlignRight : root.alignment === "center" ? Text.AlignHCenter : Text.AlignLeft

        onLinkActivated: link => root.linkActivated(link)
    }
}
