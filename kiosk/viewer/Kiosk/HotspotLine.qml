import QtQuick
import Kiosk.State
import "styledText.js" as StyledText

// What a touched place tells, below its picture. As high as the longest of these lines: nothing below moves.
Rectangle {
    id: root

    required property var hotspots
    // The index of the touched place, -1 for none.
    required property int chosen
    required property color accent
    required property string hint
    readonly property var hotspot: chosen >= 0 ? hotspots[chosen] : null
    readonly property real inset: Theme.gap * 1.5
    // The height of what is said now.
    readonly property real spoken: Math.ceil(words.implicitHeight + 2 * Theme.gap)
    readonly property int lines: Math.max(1, ...hotspots.map(each => Lines.lineCount(said(each), Theme.bodyFamily, Theme.bodySize, true, width - 2 * inset)))

    signal linkActivated(string link)

    function said(place: var): string {
        return place.name + ". " + StyledText.words(place.text);
    }

    implicitHeight: Math.ceil(lines * metrics.height * Theme.lineHeight + 2 * Theme.gap)
    color: Theme.tint(accent)

    FontMetrics {
        id: metrics

        font: words.font
    }

    RichWords {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        x: root.inset
        width: parent.width - 2 * root.inset
        text: root.hotspot ? "<b>" + StyledText.escaped(root.hotspot.name) + ".</b> " + root.hotspot.text : root.hint
        color: root.hotspot ? Theme.ink : Theme.softInk
        linkColor: Theme.deep(root.accent)

        onLinkActivated: link => root.linkActivated(link)
    }
}
