pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// The bar at the bottom, which a child and somebody in a wheelchair can reach: the ways back, the place among the
// pages, reading aids, languages. One line where that is wide enough, else the place among the pages is above.
Rectangle {
    id: root

    required property Navigation navigation
    required property Language language
    required property OpenPage openPage
    required property color ground
    property bool aided: false
    property bool pagesWanted: false
    readonly property real room: flow.width
    readonly property bool onPage: !navigation.atHome
    // On the left stand two buttons and, where the languages then still find room in one line, the reading aids;
    // else these are on the home screen only. Before that buttons become as narrow as a finger allows, and gaps 2 mm.
    readonly property real least: Math.ceil(2 * Theme.mm)
    readonly property real slim: Math.ceil(15.1 * Theme.mm)
    readonly property int gaps: 2 + languages.count
    readonly property bool tight: width - 2 * Theme.margin < 3 * slim + languages.shortest + gaps * least
    // Where that is not enough, all gaps are alike, those at the edges of the panel too, if a finger still finds them.
    readonly property real even: Math.floor((width - 3 * slim - languages.tightest) / (gaps + 2))
    readonly property bool crowded: tight && even >= 1.6 * Theme.mm
    readonly property bool narrow: tight && !crowded
    readonly property real edge: crowded ? even : Theme.margin
    readonly property real side: narrow ? Theme.target : crowded ? slim : Math.min(Theme.target, Math.floor((room - languages.shortest - gaps * least) / 3))
    readonly property real gap: narrow ? Theme.gap : crowded ? even : Math.min(Theme.gap, Math.floor((room - languages.shortest - 3 * side) / gaps))
    readonly property int buttonsBeside: narrow ? 2 : 3
    readonly property real leastBeside: room - buttonsBeside * (side + gap)
    readonly property bool brief: languages.whole > leastBeside
    readonly property real beside: room - languages.width - gap
    readonly property real wordy: home.wanted + back.wanted + Theme.target + 2 * gap
    readonly property real wordless: buttonsBeside * (side + gap) - gap
    // In a bar of one line words would take the room of the place among the pages.
    readonly property bool pressing: onPage && !high && leaves(wordless) && !leaves(wordy)
    // Words beside the icons, where they find room.
    readonly property bool labelled: wordy <= beside && !pressing
    readonly property real buttons: labelled ? wordy : wordless
    readonly property real between: beside - buttons - 2 * Theme.gap
    // On a low panel a second line would cost too much of the page.
    readonly property bool high: Theme.panel.height > 8 * (2 * Theme.target + 3 * Theme.gap)
    readonly property bool inLine: between > 6 * Theme.target * (high ? Theme.textScale : 1)
    // A page that has no other around it or beside it.
    readonly property var among: openPage.among
    readonly property bool alone: among.title === "" && among.count === ""
    readonly property bool steppable: !alone && (inLine || high)
    readonly property bool stepping: onPage && steppable
    // Both are known on the home screen and on a page, so that neither is laid out anew while it is out of sight.
    readonly property real homeHeight: flow.line + (languages.lines > 1 || Theme.low ? 1 : 2) * Theme.gap
    readonly property real pageHeight: homeHeight + (steppable && !inLine ? steps.height + Theme.gap : 0)
    readonly property Item nextButton: (steps.item as PageSteps)?.next ?? null

    signal followed(string page, int step)
    signal aidsAsked

    // Whether buttons of this width leave enough room for the place among the pages.
    function leaves(width: real): bool {
        return beside - width - 2 * Theme.gap > 6 * Theme.target;
    }

    implicitHeight: onPage ? pageHeight : homeHeight
    color: ground

    Item {
        id: flow

        readonly property real line: Math.max(Theme.target, languages.implicitHeight)

        anchors.verticalCenter: parent.verticalCenter
        x: root.edge
        width: parent.width - 2 * root.edge
        height: line + (root.stepping && !root.inLine ? steps.height + Theme.gap : 0)

        Loader {
            id: steps

            readonly property real start: root.buttons + Theme.gap + Math.max(0, (root.between - width) / 2)

            active: root.pagesWanted || root.onPage
            visible: root.stepping
            x: Math.round(!root.inLine ? (parent.width - width) / 2 : LayoutMirroring.enabled ? parent.width - start - width : start)
            y: root.inLine ? Math.round((parent.height - height) / 2) : 0

            sourceComponent: PageSteps {
                wide: !root.inLine
                room: root.inLine ? root.between : flow.width
                language: root.language
                openPage: root.openPage
                among: root.among
                ground: root.ground

                onFollowed: (page, step) => root.followed(page, step)
            }
        }

        Row {
            anchors.left: parent.left
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Math.round((parent.line - height) / 2)
            spacing: root.gap

            BarButton {
                id: home

                visible: root.onPage
                ground: root.ground
                symbol: "home"
                label: root.language.words.translate("Home")
                labelled: root.labelled
                width: root.labelled ? implicitWidth : root.side
                height: flow.line

                onClicked: root.navigation.home()
            }

            BarButton {
                id: back

                visible: root.onPage
                ground: root.ground
                symbol: "back"
                label: root.language.words.translate("Back")
                labelled: root.labelled
                width: root.labelled ? implicitWidth : root.side
                height: flow.line

                onClicked: root.navigation.back()
            }

            BarButton {
                visible: !root.narrow || !root.onPage
                ground: root.ground
                symbol: root.aided ? "text-dark" : "text"
                chosen: root.aided
                width: root.side
                height: flow.line
                name: root.language.words.translate("Easier to read")

                onClicked: root.aidsAsked()
            }
        }

        LanguageButtons {
            id: languages

            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: Math.min(wanted, root.leastBeside)
            language: root.language
            ground: root.ground
            brief: root.brief
            spacing: root.gap
        }
    }
}
