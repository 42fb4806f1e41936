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
    // Between two discs.
    readonly property real air: Math.ceil(1.2 * Theme.mm)
    readonly property real nameHeight: Math.ceil(metrics.height * 0.94)
    // Names stand on the picture, and a touch tells more of a place.
    readonly property bool telling: !numbered && hotspots.some(hotspot => hotspot.text !== "")
    // Nothing is computed for a picture whose size is not known yet.
    readonly property bool sized: width > 0 && height > 0
    readonly property var namePlaces: numbersWanted || !sized ? [] : LabelModel.find(width, height, hotspots.map(hotspot => wanted(hotspot, true, point + Theme.mm)))
    // True where names would cover each other, or numbers are wanted.
    readonly property bool numbered: sized && namePlaces.length === 0
    // Where the numbers are drawn: on their points, or beside them where two would cover each other.
    readonly property var centres: {
        if (!numbered)
            return hotspots.map(place);
        const points = hotspots.filter(hotspot => hotspot.point);
        const spread = LabelModel.spread(width, height, points.map(place), disc + air);
        return hotspots.map(hotspot => hotspot.point ? spread.shift() : place(hotspot));
    }
    // Names of areas that find no room among the numbers are left out.
    readonly property var areaPlaces: numbered ? LabelModel.findSome(width, height, hotspots.map((hotspot, at) => Object.assign(wanted(hotspot, !hotspot.point, disc / 2), centres[at]))) : []
    // Where a button in a corner of the picture covers no place and no name: its top left, null for nowhere. The last
    // choice is the corner over which the button to scroll lies most often.
    readonly property var corner: {
        if (!sized)
            return Qt.point(0, 0);
        const [left, top, right, bottom] = [Theme.gap, Theme.gap, width - Theme.target - Theme.gap, height - Theme.target - Theme.gap];
        const corners = [[right, top], [left, bottom], [left, top], [right, bottom]];
        const taken = [].concat(...hotspots.map((hotspot, at) => drawn(hotspot, at)));
        const free = corners.find(([x, y]) => !taken.some(box => box.x < x + Theme.target + Theme.gap && box.y < y + Theme.target + Theme.gap && x - Theme.gap < box.x + box.width && y - Theme.gap < box.y + box.height));
        return free ? Qt.point(free[0], free[1]) : null;
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

    // The boxes of what is drawn for a hotspot: its name, its point, its number with the line to the point.
    function drawn(hotspot: var, at: int): var {
        const name = (numbered ? areaPlaces : namePlaces)[at];
        const named = name?.x !== undefined && !(numbered && hotspot.point);
        const boxes = named ? [Qt.rect(name.x, name.y, nameWidth(hotspot), nameHeight)] : [];
        if (!hotspot.point)
            return boxes;
        const [spot, centre, radius] = [place(hotspot), centres[at], numbered ? disc / 2 : point];
        const [x, y] = [Math.min(spot.x, centre.x), Math.min(spot.y, centre.y)];
        return [...boxes, Qt.rect(x - radius, y - radius, Math.abs(spot.x - centre.x) + 2 * radius, Math.abs(spot.y - centre.y) + 2 * radius)];
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
