pragma ComponentBehavior: Bound

import QtQuick

// A picture with its places, which opens full screen; below it what a touched place tells, or a key to the numbers.
BlockFrame {
    id: root

    required property var pictures
    required property var hotspots
    // True where staff numbered the places.
    required property bool numbered
    readonly property var picture: pictures[0]
    readonly property HotspotLayout layout: marked.layout

    above: Theme.gap * 3

    Item {
        width: parent.width
        height: nearer.below ? nearer.y + nearer.height : marked.height

        MarkedPicture {
            id: marked

            width: parent.width
            height: Math.round(width * root.picture.height / root.picture.width)
            picture: root.picture
            hotspots: root.hotspots
            numbered: root.numbered
            accent: root.accent
        }

        StepButton {
            id: nearer

            readonly property bool below: root.layout.corner === null

            x: below ? parent.width - width : root.layout.corner.x
            y: below ? marked.height + Theme.gap : root.layout.corner.y
            enabled: root.picture.source !== ""
            symbol: "zoom-in"
            accent: root.accent
            name: root.list.language.words.translate("Full screen")

            onClicked: root.list.markedOpened(root.picture, root.hotspots, root.numbered)
        }
    }

    HotspotLine {
        visible: root.layout.telling
        width: parent.width
        hotspots: root.hotspots
        chosen: marked.chosen
        accent: root.accent
        hint: root.list.language.words.translate("Touch a name in the picture.")

        onLinkActivated: link => root.list.follow(link)
    }

    BodyText {
        visible: root.picture.caption !== ""
        width: parent.width
        topPadding: Theme.gap
        text: root.picture.caption
        color: Theme.softInk
        lineHeight: 1
    }

    Column {
        // The key is text.
        x: Math.round((parent.width - width) / 2)
        width: root.list.column
        topPadding: visible ? Theme.gap : 0
        visible: root.layout.numbered

        Repeater {
            model: root.layout.numbered ? root.hotspots.map((hotspot, index) => ({
                        "hotspot": hotspot,
                        "index": index
                    })).filter(entry => entry.hotspot.point) : []

            HotspotRow {
                required property var modelData

                width: parent?.width ?? 0
                hotspot: modelData.hotspot
                chosen: marked.chosen === modelData.index
                disc: root.layout.disc
                accent: root.accent

                onClicked: marked.choose(modelData.index)
                onLinkActivated: link => root.list.follow(link)
            }
        }
    }
}
