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
    property bool awaiting: false
    // True from the opening of a page until its reader moves: the title may still grow.
    property bool fresh: true

    signal followed(string page, Item cover)
    signal pictureOpened(var pictures, int index)
    signal codeOpened(string address)

    function follow(link: string) {
        if (link.startsWith("page:"))
            root.followed(decodeURIComponent(link.slice(5)), null);
        else
            root.codeOpened(link);
    }

    LayoutMirroring.enabled: openPage.rightToLeft
    LayoutMirroring.childrenInherit: true

    function toStart() {
        fresh = true;
        list.forceLayout();
        list.contentY = list.originY;
    }

    function toPlace(row: int, share: real) {
        fresh = false;
        list.forceLayout();
        list.positionViewAtIndex(Math.max(0, row), row < 0 ? ListView.Contain : ListView.Beginning);
        const item = row < 0 ? list.headerItem : list.itemAtIndex(row);
        const end = list.originY + list.contentHeight - list.height;
        if (item)
            list.contentY = Math.max(list.originY, Math.min(item.y + item.height * share, Math.max(item.y, end)));
    }

    onMeasuresChanged: openPage.setIn(...measures)
    Component.onCompleted: {
        openPage.setIn(...measures);
        toStart();
    }

    Connections {
        target: root.openPage

        // Positions are kept by row and share of the row: pixel heights are only estimated.
        function onLeaving() {
            if (root.fresh)
                return;
            const row = list.indexAt(1, list.contentY + 1);
            const item = row < 0 ? list.headerItem : list.itemAtIndex(row);
            root.openPage.readingAt(row, item ? (list.contentY - item.y) / Math.max(1, item.height) : 0);
        }

        function onArrived(row: int, share: real) {
            if (row < 0 && share <= 0)
                root.toStart();
            else
                root.toPlace(row, share);
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
            root.fresh = false;
            contentY = Math.min(contentY + height * 0.9, originY + contentHeight - height);
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
        onMovementStarted: root.fresh = false
        onOriginYChanged: if (root.fresh)
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
