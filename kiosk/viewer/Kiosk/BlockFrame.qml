import QtQuick

// A row of the page: its content in the text column, or wider around it, with room above.
Item {
    id: root

    required property bool wide
    readonly property BlockList list: ListView.view as BlockList
    readonly property real column: wide ? list.wideColumn : list.column
    readonly property color accent: list.accent
    readonly property color deepAccent: Theme.deep(accent)
    property real above: Theme.gap * 2
    property bool continues: false
    default property alias content: inner.data

    width: list.width
    // Whole pixels, so that pictures below lie on them; but no seam in a block that goes on in the row below.
    implicitHeight: continues ? inner.implicitHeight + above : Math.ceil(inner.implicitHeight + above)

    Column {
        id: inner

        x: root.list.begin(width)
        y: Math.round(root.above)
        width: root.column
    }
}
