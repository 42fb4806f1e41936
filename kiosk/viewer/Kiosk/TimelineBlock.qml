pragma ComponentBehavior: Bound

import QtQuick

// Events along a vertical line, each with its date above its text.
BlockFrame {
    id: root

    required property var items
    required property bool continued
    required continues
    readonly property real knot: Math.ceil(5 * Theme.mm)
    // Opaque, since two rows may both draw the pixels where they meet.
    readonly property color lineColor: Qt.tint(Theme.paper, Qt.alpha(accent, 0.5))
    readonly property real textStart: knot + Theme.gap * 2

    above: continued ? 0 : Theme.gap * 3

    Item {
        width: parent.width
        height: column.implicitHeight

        Column {
            id: column

            width: parent.width

            Repeater {
                model: root.items

                Item {
                    id: entry

                    required property var modelData
                    required property int index
                    readonly property bool last: index === root.items.length - 1 && !root.continues
                    readonly property bool parted: index === root.items.length - 1 && root.continues

                    width: column.width
                    height: words.implicitHeight + (last ? 0 : Theme.gap * 2.5)

                    Rectangle {
                        anchors.left: parent.left
                        anchors.leftMargin: (root.knot - width) / 2
                        y: date.height / 2
                        visible: !entry.last
                        width: Math.ceil(0.9 * Theme.mm)
                        // To the next knot; the row below draws its own part of the line.
                        height: parent.height - (entry.parted ? y : 0)
                        color: root.lineColor
                    }

                    Rectangle {
                        anchors.left: parent.left
                        anchors.leftMargin: (root.knot - width) / 2
                        visible: root.continued && entry.index === 0
                        width: Math.ceil(0.9 * Theme.mm)
                        height: date.height / 2
                        color: root.lineColor
                    }

                    Rectangle {
                        anchors.left: parent.left
                        y: (date.height - height) / 2
                        width: root.knot
                        height: width
                        radius: width / 2
                        color: root.deepAccent
                    }

                    Column {
                        id: words

                        anchors.right: parent.right
                        width: parent.width - root.textStart

                        BodyText {
                            id: date

                            width: parent.width
                            text: entry.modelData.date
                            color: root.deepAccent
                            font.bold: true
                            font.pixelSize: Theme.leadSize
                            lineHeight: 0.98
                        }

                        RichWords {
                            width: parent.width
                            text: entry.modelData.text
                            linkColor: root.deepAccent
                            lineHeight: 1.02

                            onLinkActivated: link => root.list.follow(link)
                        }
                    }
                }
            }
        }
    }
}
