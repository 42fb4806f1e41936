import QtQuick
import Kiosk.State

// The center's name, the date and the time; one below the other in portrait.
Item {
    id: root

    required property CurrentRelease release
    required property Clock clock
    readonly property bool landscape: Theme.landscape
    readonly property real nameHeight: root.release.name === "" ? 0 : name.implicitHeight
    // True where there is no room for the date with weekday and year.
    readonly property bool brief: long.advanceWidth + (low ? 0 : time.width + when.spacing) > width * (low ? 0.35 : root.landscape ? 0.5 : 1)
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
