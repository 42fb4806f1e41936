pragma Singleton

import QtQuick

// Every colour, size and duration. Lengths are pixels, made from millimetres by `mm`.
QtObject {
    id: root

    property real mm: 3
    property real textScale: 1
    // The screen in pixels, the bar included.
    property size panel: Qt.size(1080, 1920)
    property bool animated: true
    // Black on white, and 12 : 1 on colours.
    property bool contrast: false
    // The thinnest line that is seen: more than a pixel where everything is drawn smaller.
    property real finest: 1
    // Of a panel that is drawn out, no more than its short edge deserves.
    readonly property real longEdge: Math.min(Math.max(panel.width, panel.height), Math.min(panel.width, panel.height) * 16 / 9)
    readonly property bool landscape: panel.width > panel.height
    // Wide, but too small for a page's title beside its text: every millimetre of height is worth a lot.
    readonly property bool low: landscape && panel.width <= 290 * mm * textScale
    // 0 on a panel of 10 inch, 1 from 21 inch on: margins and differences of size shrink with it, body text does
    // not.
    readonly property real roominess: Math.max(0, Math.min(1, (Math.min(panel.width, panel.height) / mm - 125) / 135))

    // Capital letters of 7.3 mm read well at 600 mm (EN 301 549 5.1.4); nothing is set smaller. A large panel is read
    // from further away: there a letter has 1.1 % of its long edge.
    // Nunito's capitals are 0.705 of its size, Literata's 0.701, Source Code Pro's 0.66.
    readonly property real leastSize: 7.3 / 0.705 * mm
    readonly property real bodySize: Math.ceil(Math.max(leastSize, 0.011 * longEdge) * textScale)
    readonly property real codeSize: Math.ceil(7.3 / 0.66 * mm * textScale)
    readonly property real leadSize: Math.ceil(bodySize * between(1.05, 1.16))
    readonly property real sectionSize: Math.ceil(bodySize * between(1.05, 1.25))
    readonly property real headingSize: Math.ceil(bodySize * between(1.15, 1.4))
    readonly property real titleSize: Math.ceil(bodySize * between(1.3, 1.9))
    readonly property real figureSize: Math.ceil(bodySize * between(1.7, 2.5))
    readonly property string bodyFamily: "Nunito"
    readonly property string codeFamily: "Source Code Pro"
    readonly property string titleFamily: "Literata SemiBold"
    readonly property real lineHeight: 1.08
    readonly property real target: Math.ceil(between(15.4, 20) * mm)
    readonly property real gap: Math.ceil(4 * mm)
    readonly property real margin: Math.ceil(between(4, 12) * mm)
    readonly property real icon: Math.ceil(between(9, 11) * mm * Math.min(1.4, textScale))
    readonly property real hairline: Math.max(finest, Math.round(0.5 * mm))
    readonly property real radius: Math.ceil(2.5 * mm)
    // About 66 letters per line.
    readonly property real longestLine: Math.ceil(bodySize * 33)
    readonly property color paper: contrast ? "#ffffff" : "#faf5ea"
    readonly property color paperShade: contrast ? "#f2f2f2" : "#f0e7d5"
    readonly property color ink: contrast ? "#000000" : "#2b2622"
    readonly property color softInk: contrast ? "#1c1c1c" : "#544b43"
    readonly property color line: contrast ? "#595959" : "#ddd0b8"
    readonly property color light: "#fffdf8"
    readonly property color right: contrast ? "#0d4a26" : "#2c6e49"
    readonly property color wrong: contrast ? "#7a1508" : "#9a3b26"
    readonly property color night: contrast ? "#06141c" : "#15303f"
    readonly property color white: "#ffffff"
    // Behind an announcement: found at once on paper, on pictures and at night.
    readonly property color call: contrast ? "#ffd84a" : "#f5cc63"
    readonly property color amber: "#b8892b"
    // Behind full-screen pictures, over a screen that cannot be touched, behind an icon on a picture.
    readonly property color darkroom: "#14110f"
    readonly property color black: "#000000"
    // On black at night: to be seen from near, and to light no room.
    readonly property color ember: "#3a2f24"
    readonly property color veil: "#b814110f"
    readonly property color badge: "#b0201a16"
    // Over a card under a finger.
    readonly property color shade: "#3814110f"
    readonly property real pressed: animated ? 0.98 : 1
    // The frames of the preview's screens, in two shades that look the same.
    readonly property color frame: "#3a3530"
    readonly property color otherFrame: "#3a3531"
    // To be told apart at 4 m as `deep` makes them: any two are 22 apart (CIE76) and 14 (CIEDE2000). Some are darker
    // than light text needs: thirteen hues of one darkness are not that far apart.
    readonly property list<color> palette: ["#0c5a69", "#005790", "#213321", "#754b03", "#451e18", "#962745", "#302d5d", "#933312", "#00604e", "#424206", "#753c7e", "#2a601b", "#002a3f"]
    readonly property int quick: animated ? 140 : 0
    readonly property int press: animated ? 80 : 0
    readonly property int slide: animated ? 220 : 0
    readonly property int scroll: animated ? 300 : 0
    readonly property int unfold: animated ? 400 : 0
    readonly property int glow: animated ? 350 : 0
    readonly property int grow: animated ? 260 : 0
    readonly property int fade: animated ? 900 : 0
    readonly property int turn: animated ? 240 : 0
    readonly property int attractInterval: 18000
    readonly property int questionInterval: 12000
    // Between two taps that are meant as one.
    readonly property int doubleTap: 500

    // A size between `least` on a panel of 10 inch and `most` on one of 21 inch.
    function between(least: real, most: real): real {
        return least + (most - least) * roominess;
    }

    // The colour staff chose, else one of the palette.
    function accent(color: string, position: int): color {
        return color !== "" ? color : palette[position % palette.length];
    }

    function channel(value: real): real {
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    function luminance(color: color): real {
        return 0.2126 * channel(color.r) + 0.7152 * channel(color.g) + 0.0722 * channel(color.b);
    }

    // The same hue, dark enough that light text on it has a contrast of 7.5 : 1 (WCAG 1.4.6 asks 7), or 12 : 1.
    function deep(color: color): color {
        let shade = color;
        for (let step = 0; step < 40 && 1.05 / (luminance(shade) + 0.05) < (contrast ? 12 : 7.5); ++step)
            shade = Qt.darker(shade, 1.06);
        return shade;
    }

    // The same hue, very light.
    function tint(color: color): color {
        return Qt.tint(light, Qt.alpha(color, contrast ? 0.05 : 0.14));
    }
}
