pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// A section or a page: its title and cover, its text, the cards of its pages, the neighbours.
Item {
    id: root

    required property OpenPage openPage
    required property Language language

    readonly property bool landscape: Theme.landscape && width > 290 * Theme.mm
    readonly property real sideWidth: landscape ? Math.ceil(width * 0.36) : 0
    readonly property real column: Math.floor(Math.min(width - sideWidth - 2 * Theme.margin, Theme.longestLine))
    readonly property color accent: Theme.accent(openPage.color, openPage.position)
    readonly property int words: {
        list.contentHeight;
        const top = list.indexAt(1, list.contentY + 1);
        const bottom = list.indexAt(1, list.contentY + list.height - 1);
        return openPage.wordsBetween(Math.max(0, top), bottom < 0 ? list.count - 1 : bottom);
    }
    readonly property rect coverArea: landscape ? Qt.rect(side.x, 0, side.width, side.cover.height) : Qt.rect(0, 0, width, (list.headerItem as PageTop)?.cover.height ?? 0)
    readonly property int mostCards: Math.max(Theme.textScale > 1 || column < 150 * Theme.mm ? 1 : 2, Math.min(4, Math.floor(column / Math.ceil(90 * Theme.mm * Theme.textScale))))
    readonly property list<real> measures: [column, Theme.gap * 2, Theme.bodySize, Theme.bodySize / Theme.textScale, mostCards]
    readonly property alias list: list
    readonly property alias place: place
    property bool awaiting: false

    signal followed(string page, Item cover)
    signal pictureOpened(var pictures, int index)
    signal codeOpened(string address)

    function follow(link: string) {
        if (link.startsWith("page:"))
            root.followed(decodeURIComponent(link.slice(5)), null);
        else
            root.codeOpened(link);
    }

    // Where its reader is, see ListPosition.
    function position(): real {
        return place.position();
    }

    function restore(position: real) {
        place.restore(position);
    }

    LayoutMirroring.enabled: openPage.rightToLeft
    LayoutMirroring.childrenInherit: true

    onMeasuresChanged: openPage.setIn(...measures)
    Component.onCompleted: {
        openPage.setIn(...measures);
        place.toStart();
    }

    ListPosition {
        id: place

        list: list
    }

    Connections {
        target: root.openPage

        function onLeaving() {
            if (!place.fresh)
                root.openPage.readingAt(root.position());
        }

        function onArrived(position: real) {
            root.restore(position);
        }
    }

    PageTitle {
        id: side

        anchors.left: parent.left
        visible: root.landscape
        width: root.sideWidth
        height: parent.height
        tall: true
        awaiting: root.awaiting
        openPage: root.openPage
        accent: root.accent
    }

    ListView {
        id: list

        objectName: "pageList"

        function pageDown() {
            place.scroll(0.9);
        }

        anchors {
            left: root.landscape ? side.right : parent.left
            right: parent.right
            top: parent.top
            bottom: parent.bottom
        }

        clip: true
        boundsBehavior: Flickable.StopAtBounds
        // Pictures between two pixels would be scaled anew in every frame.
        pixelAligned: true
        // No asynchronous buffer: what it had begun when another page opens, it complains about.
        cacheBuffer: 0
        // Rows above stay: at the end of a page the list learns its true height and moves up again.
        displayMarginBeginning: Math.max(0, height)
        maximumFlickVelocity: 12000 * Theme.mm / 3
        model: root.openPage.rows
        onMovementStarted: place.fresh = false
        onOriginYChanged: if (place.fresh)
            contentY = originY

        header: PageTop {
            width: list.width
            column: root.column
            landscape: root.landscape
            awaiting: root.awaiting
            accent: root.accent
            openPage: root.openPage
            language: root.language
            screenHeight: root.height
        }

        footer: Neighbours {
            width: list.width
            column: root.column
            openPage: root.openPage
            onFollowed: (page, cover) => root.followed(page, cover)
        }

        delegate: BlockChooser {
            width: list.width
            column: root.column
            accent: root.accent
            onLinkActivated: link => root.follow(link)
            onFollowed: (page, cover) => root.followed(page, cover)
            onPictureOpened: (pictures, index) => root.pictureOpened(pictures, index)
            onLetterChosen: letter => root.openPage.chooseLetter(letter)
        }
    }

    ScrollHint {
        list: list
    }
}
