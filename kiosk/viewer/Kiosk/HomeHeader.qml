import QtQuick
import Kiosk.State

// The center's name, the date and the time; one below the other in portrait.
Item {
    id: root

    required property CurrentRelease release
    required property Clock clock
    required property Opening opening
    readonly property bool landscape: Theme.landscape
    readonly property real nameHeight: root.release.name === "" ? 0 : name.implicitHeight
    // True where there is no room for the date with weekday and year.
    readonly property bool brief: long.advanceWidth + timeWidth > width * (low ? 0.35 : root.landscape ? 0.5 : 1) || (hinted && hintWidth + long.advanceWidth + timeWidth > room)
    readonly property real timeWidth: low ? 0 : time.width + when.spacing
    // The hours of today are told where they fit beside the name, the time and at least the short date.
    readonly property real room: landscape ? width - named.advanceWidth - Theme.margin : width
    readonly property real hintWidth: hint.implicitWidth + 2 * when.spacing
    readonly property bool hinted: opening.hint !== "" && !low && hintWidth + short.advanceWidth + timeWidth <= room
    readonly property bool small: Theme.roominess < 0.3
    readonly property bool low: landscape && small
    // As large as that, unless in large text it would take the room of the cards on a panel that is not high.
    readonly property real nameSize: small ? Theme.bodySize : Theme.headingSize

    height: Math.ceil(root.landscape ? Math.max(nameHeight, when.implicitHeight) : nameHeight + when.implicitHeight + Theme.between(0, 1) * Theme.gap)

    Title {
        id: name

        anchors.left: parent.left
        anchors.top: parent.top
        width: root.landscape ? parent.width - when.width - Theme.margin : parent.width
        size: Theme.textScale > 1 && root.landscape ? Lines.largestSize(title, family, root.nameSize, Theme.bodySize, width, Theme.panel.height * 0.2, lineHeight) : root.nameSize
        title: root.release.name
        lineHeight: 0.98
        family: Theme.titleFamily
        Accessible.role: Accessible.Heading
    }

    TextMetrics {
        id: long

        font: date.font
        text: root.clock.date
    }

    TextMetrics {
        id: short

        font: date.font
        text: root.clock.shortDate
    }

    TextMetrics {
        id: named

        font: name.font
        text: root.release.name
    }

    BodyText {
        id: hint

        visible: root.hinted
        // Computed, like the place of the date: at the other end of its line, or before it.
        x: LayoutMirroring.enabled ? (root.landscape ? root.hintWidth - width + when.width : 0) : (root.landscape ? when.x - root.hintWidth : parent.width - width)
        anchors.bottom: parent.bottom
        text: root.opening.hint
        color: Theme.softInk
        wrapMode: Text.NoWrap
        lineHeight: 1
    }

    Grid {
        id: when

        // Computed, not anchored: a binding cannot remove an anchor.
        x: root.landscape !== LayoutMirroring.enabled ? parent.width - width : 0
        anchors.bottom: parent.bottom
        columns: root.low ? 1 : 2
        spacing: root.low ? 0 : Theme.gap * 2
        horizontalItemAlignment: Grid.AlignRight

        BodyText {
            id: date

            visible: text !== ""
            text: root.brief ? root.clock.shortDate : root.clock.date
            color: Theme.softInk
            wrapMode: Text.NoWrap
            lineHeight: 1
        }

        BodyText {
            id: time

            visible: text !== ""
            text: root.clock.time
            wrapMode: Text.NoWrap
            lineHeight: 1
            font.bold: true
        }
    }
}
