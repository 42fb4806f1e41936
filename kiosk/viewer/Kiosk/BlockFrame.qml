import QtQuick

// A row of the page: its content in the text column, with room above.
Item {
    id: root

    property real column: width
    property real above: Theme.gap * 2
    property bool continues: false
    property color accent: Theme.palette[0]
    readonly property color deepAccent: Theme.deep(accent)
    default property alias content: inner.data

    signal linkActivated(string link)

    // Whole pixels, so that pictures below lie on them; but no seam in a block that goes on in the row below.
    implicitHeight: continues ? inner.implicitHeight + above : Math.ceil(inner.implicitHeight + above)

    Column {
        id: inner

        x: Math.round((root.width - width) / 2)
        y: Math.round(root.above)
        width: root.column
    }
}
