import QtQuick
import Kiosk.State

// Computes where the names of places are drawn on a marked picture, or numbers instead, in pixels of the picture.
QtObject {
    id: root

    required property var hotspots
    required property real width
    required property real height
    readonly property real point: Math.ceil(2.2 * Theme.mm)
    readonly property real disc: Math.ceil(15.5 * Theme.mm)
    readonly property real nameHeight: Math.ceil(metrics.height * 0.94)
    readonly property bool described: hotspots.some(hotspot => hotspot.text !== "")
    readonly property var namePlaces: described ? [] : labels.find(width, height, hotspots.map(hotspot => wanted(hotspot, true, point + Theme.mm)))
    // True where places have texts, and where names would cover each other.
    readonly property bool numbered: namePlaces.length === 0
    // Where the numbers are drawn: on their points, or beside them where two would cover each other.
    readonly property var centres: {
        const points = numbered ? hotspots.filter(hotspot => hotspot.point) : [];
        const spread = labels.spread(width, height, points.map(hotspot => place(hotspot)), disc);
        return hotspots.map(hotspot => numbered && hotspot.point ? spread.shift() : place(hotspot));
    }
    // Names of areas that find no room among the numbers are left out.
    readonly property var areaPlaces: numbered ? labels.findSome(width, height, hotspots.map((hotspot, at) => Object.assign(wanted(hotspot, !hotspot.point, disc / 2), centres[at]))) : []
    readonly property LabelModel labels: LabelModel {
    }
    readonly property FontMetrics metrics: FontMetrics {
        font.family: Theme.bodyFamily
        font.pixelSize: Theme.bodySize
        font.bold: true
    }

    function place(hotspot: var): var {
        return {
            "x": hotspot.across / 100 * width,
            "y": hotspot.down / 100 * height
        };
    }

    function wanted(hotspot: var, named: bool, radius: real): var {
        return {
            "x": hotspot.across / 100 * width,
            "y": hotspot.down / 100 * height,
            "width": named ? nameWidth(hotspot) : 0,
            "height": named ? nameHeight : 0,
            "point": hotspot.point ? radius : 0
        };
    }

    function nameWidth(hotspot: var): real {
        // The height is read so that the binding is evaluated again when the font changes.
        return metrics.height && Math.ceil(metrics.advanceWidth(hotspot.name)) + 3 * Theme.mm;
    }
}
