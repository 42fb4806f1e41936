pragma ComponentBehavior: Bound

import QtQuick
import "pictureFile.js" as PictureFile

// A picture with its places: names beside their points, which are touched to choose one, or numbers. Names and numbers
// are as large on a picture of any size.
Image {
    id: root

    required property var picture
    required property var hotspots
    // True where staff numbered the places.
    required property bool numbered
    required property color accent
    // Decoded at its own size instead of the one that is shown: for a picture whose size changes.
    property bool growing: false
    readonly property color deepAccent: Theme.deep(accent)
    readonly property alias layout: layout
    // The index of the chosen place, -1 for none.
    property int chosen: -1
    // The hotspot that the finger on the picture means.
    property int meant: -1

    function choose(index: int) {
        chosen = chosen === index ? -1 : index;
    }

    asynchronous: true
    retainWhileLoading: true
    source: growing ? picture.source : PictureFile.forPlace(picture, width, height)
    sourceSize: growing ? undefined : Qt.size(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)))
    Accessible.role: Accessible.Graphic
    Accessible.name: picture.alt

    onHotspotsChanged: chosen = -1

    HotspotLayout {
        id: layout

        hotspots: root.hotspots
        numbersWanted: root.numbered
        width: root.width
        height: root.height
    }

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

            x: modelData.across / 100 * root.width - layout.point
            y: modelData.down / 100 * root.height - layout.point
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

        HotspotName {
            required property int index
            readonly property var place: (layout.numbered ? layout.areaPlaces : layout.namePlaces)[index]

            x: place?.x ?? Math.max(0, Math.min(root.width - width, hotspot.across / 100 * root.width - width / 2))
            y: place?.y ?? Math.max(0, Math.min(root.height - height, hotspot.down / 100 * root.height - height / 2))
            visible: !layout.numbered || !hotspot.point && place?.x !== undefined
            width: layout.nameWidth(hotspot)
            height: layout.nameHeight
            hotspot: root.hotspots[index]
            telling: layout.telling
            chosen: root.chosen === index && layout.telling
            accent: root.deepAccent
        }
    }

    Touchable {
        anchors.fill: parent
        visible: layout.telling
        name: root.picture.alt

        // Where it was touched, not where the finger left.
        onPressed: root.meant = layout.meant(pressX, pressY)
        onClicked: if (root.meant >= 0)
            root.choose(root.meant)
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

            onClicked: root.choose(index)
        }
    }
}
