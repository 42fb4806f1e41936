pragma ComponentBehavior: Bound

import QtQuick

BlockFrame {
    id: root

    required property var items
    required property bool continued

    above: Theme.gap * (continued ? 1 : 2)

    Column {
        width: parent.width
        spacing: Theme.gap

        Repeater {
            model: root.items

            Row {
                id: row

                required property var modelData
                readonly property real indent: modelData.level * Math.ceil(9 * Theme.mm)

                width: parent?.width ?? 0
                leftPadding: LayoutMirroring.enabled ? 0 : indent
                rightPadding: LayoutMirroring.enabled ? indent : 0

                Words {
                    id: marker

                    width: Math.max(Math.ceil(9 * Theme.mm), implicitWidth + Theme.gap)
                    text: row.modelData.marker
                    color: root.deepAccent
                    font.bold: true
                    wrapMode: Text.NoWrap
                }

                RichWords {
                    width: row.width - row.indent - marker.width
                    text: row.modelData.text
                    linkColor: root.deepAccent
                    onLinkActivated: link => root.linkActivated(link)
                }
            }
        }
    }
}
