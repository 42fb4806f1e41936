pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// A picture with its places: names beside their points, or numbers with a key below.
BlockFrame {
    id: root

    required property var pictures
    required property var hotspots
    readonly property var picture: pictures[0]
    readonly property real pictureHeight: Math.round(column * picture.height / picture.width)
    readonly property real point: Math.ceil(2.2 * Theme.mm)
    readonly property real disc: Math.ceil(15.5 * Theme.mm)
    readonly property bool described: hotspots.some(hotspot => hotspot.text !== "")
    readonly property var namePlaces: described ? [] : labels.find(column, pictureHeight, hotspots.map(hotspot => wanted(hotspot, true, point + Theme.mm)))
    // Also where the names would cover each other.
    readonly property bool numbered: namePlaces.length === 0
    // Where the numbers stand: on their points, or beside them where two would cover each other.
    readonly property var centres: {
        const points = numbered ? hotspots.filter(hotspot => hotspot.point) : [];
        const spread = labels.spread(column, pictureHeight, points.map(hotspot => place(hotspot)), disc);
        return hotspots.map(hotspot => numbered && hotspot.point ? spread.shift() : place(hotspot));
    }
    // Names of areas that find no room among the numbers are left out.
    readonly property var areaPlaces: numbered ? labels.findSome(column, pictureHeight, hotspots.map((hotspot, at) => Object.assign(wanted(hotspot, !hotspot.point, disc / 2), centres[at]))) : []
    property int chosen: -1
    readonly property real nameHeight: Math.ceil(metrics.height * 0.94)

    function place(hotspot: var): var {
        return {
            "x": hotspot.across / 100 * column,
            "y": hotspot.down / 100 * pictureHeight
        };
    }

    function wanted(hotspot: var, named: bool, radius: real): var {
        return {
            "x": hotspot.across / 100 * column,
            "y": hotspot.down / 100 * pictureHeight,
            "width": named ? nameWidth(hotspot) : 0,
            "height": named ? nameHeight : 0,
            "point": hotspot.point ? radius : 0
        };
    }

    function nameWidth(hotspot: var): real {
        // The height is read so that a binding sees when the letters change.
        return metrics.height && Math.ceil(metrics.advanceWidth(hotspot.name)) + 3 * Theme.mm;
    }

    above: Theme.gap * 3

    onHotspotsChanged: chosen = -1

    LabelPlaces {
        id: labels
    }

    FontMetrics {
        id: metrics

        font.family: Theme.bodyFamily
        font.pixelSize: Theme.bodySize
        font.bold: true
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
            model: root.numbered ? [] : root.hotspots.filter(hotspot => hotspot.point)

            Rectangle {
                required property var modelData

                x: modelData.across / 100 * root.column - root.point
                y: modelData.down / 100 * root.pictureHeight - root.point
                width: 2 * root.point
                height: width
                radius: root.point
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
                readonly property var place: (root.numbered ? root.areaPlaces : root.namePlaces)[index]

                x: place?.x ?? Math.max(0, Math.min(root.column - width, modelData.across / 100 * root.column - width / 2))
                y: place?.y ?? Math.max(0, Math.min(root.pictureHeight - height, modelData.down / 100 * root.pictureHeight - height / 2))
                visible: !root.numbered || !modelData.point && place?.x !== undefined
                width: root.nameWidth(modelData)
                height: root.nameHeight
                radius: Theme.radius
                color: Qt.alpha(Theme.light, modelData.point ? 0.86 : 0.6)

                BodyText {
                    anchors.centerIn: parent
                    text: name.modelData.name
                    color: name.modelData.point ? Theme.ink : root.deepAccent
                    wrapMode: Text.NoWrap
                    lineHeight: 1
                    font.bold: true
                }
            }
        }

        // From a number that had to move to its point.
        Repeater {
            model: root.numbered ? root.hotspots : []

            Rectangle {
                required property var modelData
                required property int index
                readonly property var centre: root.centres[index]
                readonly property real across: root.place(modelData).x - centre.x
                readonly property real down: root.place(modelData).y - centre.y

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
            model: root.numbered ? root.hotspots : []

            HotspotDisc {
                required property var modelData
                required property int index
                readonly property var centre: root.centres[index]

                x: centre.x - width / 2
                y: centre.y - height / 2
                visible: modelData.point
                width: root.disc
                height: root.disc
                name: modelData.name
                number: modelData.number
                chosen: root.chosen === index
                accent: root.accent

                onClicked: root.chosen = chosen ? -1 : index
            }
        }
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
        visible: root.numbered

        Repeater {
            model: root.numbered ? root.hotspots.map((hotspot, index) => ({
                        "hotspot": hotspot,
                        "index": index
                    })).filter(entry => entry.hotspot.point) : []

            HotspotRow {
                required property var modelData

                width: parent?.width ?? 0
                hotspot: modelData.hotspot
                chosen: root.chosen === modelData.index
                disc: root.disc
                accent: root.accent

                onClicked: root.chosen = chosen ? -1 : modelData.index
                onLinkActivated: link => root.list.follow(link)
            }
        }
    }
}
