import QtQuick

// A line of the key below a marked picture: number, name and text. A tap highlights the place.
Touchable {
    id: root

    required property var hotspot
    required property bool chosen
    required property real disc
    required property color accent

    signal linkActivated(string link)

    name: hotspot.name
    topPadding: Theme.gap * 0.75
    bottomPadding: Theme.gap * 0.75

    background: Rectangle {
        color: root.chosen ? Theme.tint(root.accent) : "transparent"
        radius: Theme.radius
    }
    contentItem: Item {
        implicitHeight: Math.max(root.disc, words.implicitHeight)

        Rectangle {
            anchors.left: parent.left
            anchors.leftMargin: Theme.gap / 2
            // In the middle of the first line of the name.
            y: Math.max(0, Math.round((title.height / title.lineCount - height) / 2))
            width: root.disc
            height: width
            radius: width / 2
            color: root.chosen ? Theme.ink : Theme.deep(root.accent)

            BodyText {
                anchors.centerIn: parent
                text: root.hotspot.number
                color: Theme.light
                lineHeight: 1
                font.bold: true
                font.pixelSize: Math.ceil(Math.min(Theme.bodySize, Math.max(Theme.leastSize, root.disc * 0.62)))
            }
        }

        Column {
            id: words

            anchors.right: parent.right
            width: parent.width - root.disc - Theme.gap * 2.5
            topPadding: Math.max(0, (root.disc - title.height) / 2)

            BodyText {
                id: title

                width: parent.width
                text: root.hotspot.name
                color: Theme.deep(root.accent)
                lineHeight: 1
                font.bold: true
            }

            RichWords {
                visible: text !== ""
                width: parent.width
                text: root.hotspot.text
                linkColor: Theme.deep(root.accent)
                lineHeight: 1.02

                onLinkActivated: link => root.linkActivated(link)
            }
        }
    }
}
