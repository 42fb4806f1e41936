import QtQuick
import Kiosk.State

// Makes the theme fit a screen: its density, the size of its panel, the size of its letters.
QtObject {
    id: root

    required property Metrics metrics
    // Pixels, the bar included.
    required property size panel
    readonly property Binding density: Binding {
        target: Theme
        property: "mm"
        value: root.metrics.pixelsPerMillimetre
    }
    readonly property Binding extent: Binding {
        target: Theme
        property: "panel"
        value: root.panel
    }
    readonly property Binding letters: Binding {
        target: Theme
        property: "textScale"
        value: root.metrics.textScale
    }
    readonly property Binding movement: Binding {
        target: Theme
        property: "animated"
        value: root.metrics.animated && !ReadingAids.calm
    }
    readonly property Binding colours: Binding {
        target: Theme
        property: "contrast"
        value: ReadingAids.contrast
    }
    readonly property Connections size: Connections {
        function onPercentChanged() {
            root.metrics.magnify(ReadingAids.percent / 100);
        }

        target: ReadingAids
    }
}
