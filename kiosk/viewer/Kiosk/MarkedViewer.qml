pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// A picture with its places, full screen: each tells its line when touched, and zooming leaves the names as large as
// they are.
Rectangle {
    id: root

    required property Language language
    required property var picture
    required property var hotspots
    required property bool numbered
    required property color accent
    // Buttons stand beside the picture where the screen is wide.
    readonly property bool beside: Theme.landscape
    // What a place tells comes over the picture, away from the place, where a line below costs too much of it.
    readonly property bool over: !hotspots.some(hotspot => hotspot.text !== "") || beside && line.implicitHeight > 0.2 * height

    signal linkActivated(string link)
    signal closed

    color: Theme.darkroom

    ZoomArea {
        id: zoom

        readonly property real aspect: root.picture.width / root.picture.height
        readonly property real across: Math.min(width, height * aspect)
        // Where the chosen place is seen.
        readonly property point chosen: {
            const place = marked.chosen < 0 ? null : marked.layout.place(root.hotspots[marked.chosen]);
            return place ? Qt.point(startX + place.x - contentX, startY + place.y - contentY) : Qt.point(width / 2, height / 2);
        }

        width: root.beside ? buttons.x - Theme.gap : parent.width
        height: (root.beside ? parent.height : buttons.y - Theme.gap) - (root.over ? 0 : line.implicitHeight)
        whole: Qt.size(across, across / aspect)

        MarkedPicture {
            id: marked

            x: Math.round(zoom.startX)
            y: Math.round(zoom.startY)
            width: Math.round(zoom.whole.width * zoom.scaled)
            height: Math.round(zoom.whole.height * zoom.scaled)
            growing: true
            picture: root.picture
            hotspots: root.hotspots
            numbered: root.numbered
            accent: root.accent
        }
    }

    ZoomPinch {
        zoom: zoom
    }

    HotspotLine {
        id: line

        visible: !root.over || chosen >= 0
        // Below the picture, as far as that is seen.
        y: Math.round(!root.over ? Math.min(zoom.height, zoom.startY + marked.height) : zoom.chosen.y < zoom.height / 2 ? zoom.height - height : 0)
        width: zoom.width
        height: root.over ? spoken : implicitHeight
        hotspots: root.hotspots
        chosen: marked.chosen
        accent: root.accent
        hint: root.language.words.translate("Touch a place in the picture.")

        onLinkActivated: link => root.linkActivated(link)
    }

    ZoomButtons {
        id: buttons

        x: root.beside ? parent.width - width - Theme.gap : Math.round((parent.width - width) / 2)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap
        columns: root.beside ? 1 : 3
        language: root.language
        zoom: zoom
        wordy: !root.beside

        // What was chosen stays in sight.
        onStepped: factor => zoom.zoomTo(zoom.scaled * factor, zoom.chosen.x, zoom.chosen.y)
        onClosed: root.closed()
    }
}
