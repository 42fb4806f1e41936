pragma ComponentBehavior: Bound

import QtQuick

// A notice: a box with a title, and an icon where the title asks visitors to do something.
BlockFrame {
    id: root

    required property string title
    required property var items
    required property string sign
    required property bool continued
    required continues
    readonly property bool signed: sign !== "" && !continued
    // Here, as a notice that leaves the list may still be told another size of text, when its words know it no more.
    readonly property real wordSize: sign !== "" ? Theme.leadSize : Theme.bodySize
    readonly property real inset: Math.ceil(9 * Theme.mm)
    // The icon stands beside the words where that leaves them room, else above.
    readonly property real beside: sign !== "" && column > 150 * Theme.mm ? badge.width + Theme.gap * 2 : 0

    above: continued ? 0 : Theme.gap * 3

    Rectangle {
        width: parent.width
        height: words.y + words.implicitHeight + (root.continues ? 0 : Theme.gap * 2)
        color: Theme.tint(root.accent)

        Rectangle {
            anchors.left: parent.left
            width: Math.ceil(2.4 * Theme.mm)
            height: parent.height
            color: root.deepAccent
        }

        Rectangle {
            id: badge

            anchors.left: parent.left
            anchors.leftMargin: root.inset
            y: Theme.gap * 2
            visible: root.signed
            width: Math.ceil(Theme.between(15, 20) * Theme.mm)
            height: width
            radius: width / 2
            color: root.deepAccent

            Image {
                anchors.centerIn: parent
                source: root.signed ? Qt.resolvedUrl(`icons/${root.sign}.svg`) : ""
                sourceSize: Qt.size(Theme.icon, Theme.icon)
            }
        }

        Column {
            id: words

            anchors.right: parent.right
            anchors.rightMargin: root.inset
            y: Theme.gap * (root.continued ? 1 : 2) + (root.signed && root.beside === 0 ? badge.height + Theme.gap : 0)
            width: parent.width - 2 * root.inset - root.beside
            spacing: Theme.gap

            RichWords {
                visible: !root.continued
                width: parent.width
                text: root.title
                color: root.deepAccent
                font.bold: true
                font.pixelSize: Theme.leadSize
                lineHeight: 1

                onLinkActivated: link => root.list.follow(link)
            }

            Repeater {
                model: root.items

                RichWords {
                    required property var modelData

                    width: words.width
                    text: modelData.text
                    linkColor: root.deepAccent
                    font.pixelSize: root.wordSize

                    onLinkActivated: link => root.list.follow(link)
                }
            }
        }
    }
}
