pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// The open page as a list: its title, its blocks, its neighbours.
ListView {
    id: root

    required property OpenPage openPage
    required property Language language
    required property color accent
    // The width of the text.
    required property real column
    // That of pictures and cards.
    required property real wideColumn
    // What it leaves free on the far side, beyond the margin.
    required property real aside
    required property bool titleBeside
    // The height of the page, of which this may leave some for a button below.
    required property real screenHeight
    property bool awaiting: false
    property bool coverLater: false
    readonly property alias place: place
    readonly property PageTop head: headerItem as PageTop
    // What the title and the neighbours leave.
    readonly property real roomForCards: height - (head?.height ?? 0) - ((footerItem as Neighbours)?.leastHeight ?? 0)

    signal followed(string page, Item cover)
    signal pictureOpened(var pictures, int index)
    // A picture with its places, see MarkedViewer.
    signal markedOpened(var picture, var hotspots, bool numbered)
    signal codeOpened(string address)
    // The question in a row, rightly.
    signal answered(int row)

    function follow(link: string) {
        if (link.startsWith("page:"))
            followed(decodeURIComponent(link.slice(5)), null);
        else
            codeOpened(link);
    }

    // The cover as a picture of its own.
    function openCover() {
        pictureOpened([
            {
                source: openPage.cover.source,
                alt: openPage.coverWords,
                caption: ""
            }
        ], 0);
    }

    // Where what is so wide begins, in the middle of what is not left free.
    function begin(wide: real): real {
        return Math.round((width - aside - wide) / 2) + (LayoutMirroring.enabled ? aside : 0);
    }

    function stop() {
        move.stop();
    }

    function pageDown() {
        move.glideTo(Math.min(place.end(), contentY + 0.9 * height));
    }

    function goTo(row: int) {
        stop();
        place.go(row, 0);
    }

    function toTop() {
        move.glideTo(originY);
    }

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    // Pictures between two pixels would be scaled anew in every frame.
    pixelAligned: true
    // No asynchronous buffer: Qt warns about rows that it was still creating when another page opens.
    cacheBuffer: 0
    // Rows above the top edge are kept: at the end of a page the list learns its true height and moves up again.
    displayMarginBeginning: Math.max(0, height)
    maximumFlickVelocity: 12000 * Theme.mm / 3
    model: openPage.rows

    header: PageTop {
        width: root.width
        column: root.column
        landscape: root.titleBeside
        awaiting: root.awaiting
        coverLater: root.coverLater
        accent: root.accent
        openPage: root.openPage
        language: root.language
        screenHeight: root.screenHeight
        begin: root.begin(root.column)

        onCoverOpened: root.openCover()
    }
    footer: Neighbours {
        width: root.width
        column: root.column
        begin: root.begin(root.column)
        openPage: root.openPage
        language: root.language
        inSight: y < root.contentY + root.height

        onFollowed: (page, cover) => root.followed(page, cover)
    }
    delegate: BlockChooser {
    }

    onMovementStarted: {
        move.stop();
        place.fresh = false;
    }
    onOriginYChanged: if (place.fresh)
        contentY = originY

    NumberAnimation {
        id: move

        // As quick as a page is turned; a finger on the page stops it.
        function glideTo(position: real) {
            place.fresh = false;
            if (duration === 0) {
                root.contentY = position;
                return;
            }
            to = position;
            restart();
        }

        target: root
        property: "contentY"
        duration: Theme.scroll
        easing.type: Easing.OutCubic
    }

    ListPosition {
        id: place

        list: root
    }
}
