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
    // The longest date that has its place, so that the screen looks alike on all days of the year.
    readonly property string dated: [clock.date, clock.shortDate].find(isInPlace) ?? clock.shortestDate
    readonly property real timeWidth: low ? 0 : time.width + when.spacing
    // The hours of today are told where they fit beside the name, the time and at least the short date.
    readonly property real room: landscape ? width - named.advanceWidth - Theme.margin : width
    readonly property real hintWidth: hint.implicitWidth + 2 * when.spacing
    readonly property bool hinted: opening.hint !== "" && !low && hintWidth + dateWidth(clock.shortDate) + timeWidth <= room
    readonly property bool small: Theme.roominess < 0.3
    readonly property bool low: landscape && small
    // As large as that, unless in large text it would take the room of the cards on a panel that is not high.
    readonly property real nameSize: small ? Theme.bodySize : Theme.headingSize

    function dateWidth(text: string): real {
        // The height is read so that the binding is evaluated again when the font changes.
        return dates.height && dates.advanceWidth(text);
    }

    // Whether a date leaves its share of the width, the hours of today, and as few lines to the name as the shortest.
    function isInPlace(text: string): bool {
        const wide = dateWidth(text) + timeWidth;
        const most = text !== clock.date ? width : width * (low ? 0.35 : landscape ? 0.5 : 1);
        return wide <= most && !(hinted && hintWidth + wide > room) && (!landscape || nameLines(text) === nameLines(clock.shortestDate));
    }

    function nameLines(text: string): int {
        const beside = low ? Math.max(dateWidth(text), time.width) : dateWidth(text) + timeWidth;
        return Lines.lineCount(release.name, name.family, nameSize, false, width - beside - Theme.margin);
    }

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

    FontMetrics {
        id: dates

        font: date.font
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
            text: root.dated
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
