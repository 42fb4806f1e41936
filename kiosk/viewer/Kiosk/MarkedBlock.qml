pragma ComponentBehavior: Bound

import QtQuick

// A picture with its places: names beside their points, which tell more when touched, or numbers with a key below.
BlockFrame {
    id: root

    required property var pictures
    required property var hotspots
    // True where staff numbered the places.
    required property bool numbered
    readonly property var picture: pictures[0]
    readonly property real pictureHeight: Math.round(column * picture.height / picture.width)
    property int chosen: -1
    // The hotspot that the finger on the picture means.
    property int meant: -1

    above: Theme.gap * 3

    onHotspotsChanged: chosen = -1

    HotspotLayout {
        id: layout

        hotspots: root.hotspots
        numbersWanted: root.numbered
        width: root.column
        height: root.pictureHeight
    }

    Image {
        width: parent.width
        height: root.pictureHeight
        asynchronous: true
        retainWhileLoading: true
        source: root.picture.source
        sourceSize: Qt.size(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)))
        Accessible.role: Accessible.Graphic
        Accessible.name: root.picture.alt

        Rectangle {
            z: -1
            anchors.fill: parent
            visible: root.picture.source === ""
            color: Theme.paperShade
        }

        Repeater {
            model: layout.numbered ? [] : root.hotspots.filter(hotspot => hotspot.point)

            Rectangle {
                required property var modelData

                x: modelData.across / 100 * root.column - layout.point
                y: modelData.down / 100 * root.pictureHeight - layout.point
                width: 2 * layout.point
                height: width
                radius: layout.point
                color: root.deepAccent
                border.color: Theme.light
                border.width: Theme.hairline
            }
        }

        Repeater {
            model: root.hotspots

            Rectangle {
                id: name

                required property var modelData
                required property int index
                readonly property bool chosen: root.chosen === index && layout.telling
                readonly property var place: (layout.numbered ? layout.areaPlaces : layout.namePlaces)[index]

                x: place?.x ?? Math.max(0, Math.min(root.column - width, modelData.across / 100 * root.column - width / 2))
                y: place?.y ?? Math.max(0, Math.min(root.pictureHeight - height, modelData.down / 100 * root.pictureHeight - height / 2))
                visible: !layout.numbered || !modelData.point && place?.x !== undefined
                width: layout.nameWidth(modelData)
                height: layout.nameHeight
                radius: Theme.radius
                color: chosen ? root.deepAccent : Qt.alpha(Theme.light, modelData.point ? 0.86 : 0.6)
                border.color: layout.telling && modelData.text !== "" ? root.deepAccent : "transparent"
                border.width: Theme.hairline

                BodyText {
                    anchors.centerIn: parent
                    text: name.modelData.name
                    color: name.chosen ? Theme.light : name.modelData.point ? Theme.ink : root.deepAccent
                    wrapMode: Text.NoWrap
                    lineHeight: 1
                    font.bold: true
                }
            }
        }

        Touchable {
            anchors.fill: parent
            visible: layout.telling
            name: root.picture.alt

            // Where it was touched, not where the finger left.
            onPressed: root.meant = layout.meant(pressX, pressY)
            onClicked: if (root.meant >= 0)
                root.chosen = root.chosen === root.meant ? -1 : root.meant
        }

        // A line from a number that had to move to its point.
        Repeater {
            model: layout.numbered ? root.hotspots : []

            Rectangle {
                required property var modelData
                required property int index
                readonly property var centre: layout.centres[index]
                readonly property real across: layout.place(modelData).x - centre.x
                readonly property real down: layout.place(modelData).y - centre.y

                visible: modelData.point
                x: centre.x
                y: centre.y - height / 2
                transformOrigin: Item.Left
                rotation: Math.atan2(down, across) * 180 / Math.PI
                width: Math.hypot(across, down)
                height: Math.ceil(1.2 * Theme.mm)
                radius: height / 2
                color: root.deepAccent
            }
        }

        Repeater {
            model: layout.numbered ? root.hotspots : []

            HotspotDisc {
                required property var modelData
                required property int index
                readonly property var centre: layout.centres[index]

                x: centre.x - width / 2
                y: centre.y - height / 2
                visible: modelData.point
                width: layout.disc
                height: layout.disc
                name: modelData.name
                number: modelData.number
                chosen: root.chosen === index
                accent: root.accent

                onClicked: root.chosen = chosen ? -1 : index
            }
        }
    }

    HotspotLine {
        visible: layout.telling
        width: parent.width
        hotspots: root.hotspots
        chosen: root.chosen
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
        width: parent.width
        topPadding: visible ? Theme.gap : 0
        visible: layout.numbered

        Repeater {
            model: layout.numbered ? root.hotspots.map((hotspot, index) => ({
                        "hotspot": hotspot,
                        "index": index
                    })).filter(entry => entry.hotspot.point) : []

            HotspotRow {
                required property var modelData

                width: parent?.width ?? 0
                hotspot: modelData.hotspot
                chosen: root.chosen === modelData.index
                disc: layout.disc
                accent: root.accent

                onClicked: root.chosen = chosen ? -1 : modelData.index
                onLinkActivated: link => root.list.follow(link)
            }
        }
    }
}
