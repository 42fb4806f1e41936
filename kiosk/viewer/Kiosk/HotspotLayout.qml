import QtQuick
import Kiosk.State

// Computes where the names of places are drawn on a marked picture, or numbers instead, in pixels of the picture.
QtObject {
    id: root

    required property var hotspots
    required property real width
    required property real height
    property bool numbersWanted: false
    readonly property real point: Math.ceil(2.2 * Theme.mm)
    readonly property real disc: Math.ceil(15.5 * Theme.mm)
    readonly property real nameHeight: Math.ceil(metrics.height * 0.94)
    // Names stand on the picture, and a touch tells more of a place.
    readonly property bool telling: !numbered && hotspots.some(hotspot => hotspot.text !== "")
    readonly property var namePlaces: numbersWanted ? [] : labels.find(width, height, hotspots.map(hotspot => wanted(hotspot, true, point + Theme.mm)))
    // True where names would cover each other, or numbers are wanted.
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

    // The hotspot that a finger at (x, y) means: the nearest one with a text; -1 for none within a finger's reach.
    function meant(x: real, y: real): int {
        let nearest = -1;
        let least = 1.2 * Theme.target;
        hotspots.forEach((hotspot, at) => {
            if (hotspot.text === "")
                return;
            const point = place(hotspot);
            const name = namePlaces[at];
            const across = Math.max(name.x - x, 0, x - name.x - nameWidth(hotspot));
            const down = Math.max(name.y - y, 0, y - name.y - nameHeight);
            const far = Math.min(Math.hypot(point.x - x, point.y - y), Math.hypot(across, down));
            if (far < least) {
                least = far;
                nearest = at;
            }
        });
        return nearest;
    }

    function wanted(hotspot: var, named: bool, radius: real): var {
        return {
            "x": hotspot.across / 100 * width,
            "y": hotspot.down / 100 * height,
            "width": named ? nameWidth(hotspot) : 0,
            "height": named ? nameHeight : 0,
            "point": hotspot.point ? radius : 0,
            "side": named ? hotspot.side : ""
        };
    }

    function nameWidth(hotspot: var): real {
        // The height is read so that the binding is evaluated again when the font changes.
        return metrics.height && Math.ceil(metrics.advanceWidth(hotspot.name)) + 3 * Theme.mm;
    }
}
