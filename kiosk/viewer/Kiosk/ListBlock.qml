pragma ComponentBehavior: Bound

import QtQuick

// A list with bullets, numbers or boxes; deeper items are indented.
BlockFrame {
    id: root

    required property var items
    required property bool continued
    required continues
    // The items of the whole list that have the longest markers.
    required property var measured
    // The width of the widest marker, so that all items are aligned, also after 9. and 10.
    readonly property real markerWidth: measured.reduce((widest, item) => Math.max(widest, Math.ceil(metrics.advanceWidth(item.marker)) + Theme.gap), Math.ceil(9 * Theme.mm))

    above: Theme.gap * (continued ? 1 : 2)

    FontMetrics {
        id: metrics

        font {
            family: Theme.bodyFamily
            pixelSize: Theme.bodySize
            bold: true
        }
    }

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

                BodyText {
                    id: marker

                    width: root.markerWidth
                    text: row.modelData.marker
                    color: root.deepAccent
                    font.bold: true
                    wrapMode: Text.NoWrap
                }

                RichWords {
                    width: row.width - row.indent - marker.width
                    text: row.modelData.text
                    linkColor: root.deepAccent

                    onLinkActivated: link => root.list.follow(link)
                }
            }
        }
    }
}
