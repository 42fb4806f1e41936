pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// Where a page stands among its neighbours, "‹ Geography 2 / 5 ›": one step back and on, and the way up to the section.
Row {
    id: root

    required property Language language
    required property OpenPage openPage
    // The page's place among those beside it, see OpenPage.
    required property var among
    required property color ground
    // Pixels that the words in the middle may take.
    required property real room
    // Over all of the room: the steps at its ends, what lies between in its middle.
    property bool wide: false
    // Asked for once: these maps come from Python.
    readonly property var before: openPage.previousPage
    readonly property var after: openPage.nextPage
    readonly property alias next: next
    readonly property string place: among.count ? `${among.number} / ${among.count}` : ""

    // `step` is 1 to the next page, -1 to the previous one, 0 up.
    signal followed(string page, int step)

    spacing: Theme.hairline

    BarButton {
        ground: root.ground
        symbol: "previous"
        height: up.height
        enabled: root.before.page !== undefined
        opacity: enabled ? 1 : 0.45
        name: NeighbourLabels.previous(root.language.words, root.before.relation ?? "")

        onClicked: root.followed(root.before.page, root.before.relation === "parent" ? 0 : -1)
    }

    BarButton {
        id: up

        readonly property string title: root.among.title ?? ""
        readonly property real forTitle: root.room - 2 * Theme.target - leftPadding - rightPadding - measure.advanceWidth - Theme.gap
        // Not a single word of it where that would not find room.
        readonly property string shownTitle: title === "" ? "" : Lines.fitting(title, Theme.bodyFamily, Theme.bodySize, true, forTitle, 1)

        width: root.wide ? root.room - 2 * Theme.target - 2 * root.spacing : Math.min(root.room - 2 * Theme.target - 2 * root.spacing, implicitWidth)
        ground: root.ground
        enabled: (root.among.page ?? "") !== ""
        text: [shownTitle === "…" && root.place !== "" ? "" : shownTitle, root.place].filter(words => words !== "").join("  ")
        name: [title, root.place].filter(words => words !== "").join(", ")

        onClicked: root.followed(root.among.page, 0)

        TextMetrics {
            id: measure

            font.family: Theme.bodyFamily
            font.pixelSize: Theme.bodySize
            font.bold: true
            text: root.place === "" ? "" : `  ${root.place}`
        }
    }

    BarButton {
        id: next

        ground: root.ground
        symbol: "next"
        height: up.height
        enabled: root.after.page !== undefined
        opacity: enabled ? 1 : 0.45
        name: NeighbourLabels.next(root.language.words, root.after.relation ?? "")

        onClicked: root.followed(root.after.page, 1)
    }
}
