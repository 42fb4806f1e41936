pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// A section or a page: its title and cover, its text, the cards of its pages, the neighbours.
Item {
    id: root

    required property OpenPage openPage
    required property Language language
    property bool awaiting: false
    property bool coverLater: false
    // The bar's, see WayOn.
    property Item nextButton: null
    // Larger letters need more of the side, or a title finds no room there.
    readonly property bool landscape: Theme.landscape && width > 290 * Theme.mm * Theme.textScale
    readonly property real sideWidth: landscape ? Math.ceil(width * 0.36) : 0
    readonly property real column: Math.floor(Math.min(width - sideWidth - 2 * Theme.margin, Theme.longestLine))
    // What is not text may stand out beside it, where the round button leaves room for more than a little of it. With
    // more than that, two cards in a row of a panel of 4K would need more pixels than their pictures have.
    readonly property real roomBeside: width - sideWidth - 2 * (scroll.width + 2 * Theme.gap)
    readonly property real wideColumn: roomBeside < 1.15 * column ? column : Math.floor(Math.min(1.35 * column, roomBeside))
    readonly property color accent: Theme.accent(openPage.color, openPage.position)
    readonly property int words: {
        list.contentHeight;
        const top = list.indexAt(1, list.contentY + 1);
        const bottom = list.indexAt(1, list.contentY + list.height - 1);
        return openPage.wordsBetween(Math.max(0, top), bottom < 0 ? list.count - 1 : bottom);
    }
    readonly property rect coverArea: landscape ? Qt.rect(side.x, 0, side.width, side.title?.cover.height ?? 0) : Qt.rect(0, 0, width, list.head?.coverHeight ?? 0)
    readonly property int mostCards: Math.max(Theme.textScale > 1 || column < 150 * Theme.mm ? 1 : 2, Math.min(4, Math.floor(wideColumn / Math.ceil(90 * Theme.mm * Theme.textScale))))
    readonly property list<real> measures: [column, wideColumn, Theme.gap * 2, Theme.bodySize, Theme.bodySize / Theme.textScale, mostCards]
    readonly property alias list: list

    signal followed(string page, Item cover)
    signal pictureOpened(var pictures, int index)
    signal markedOpened(var picture, var hotspots, bool numbered)
    signal codeOpened(string address)

    // The position of the reader, see ListPosition.
    function position(): real {
        return list.place.position();
    }

    function restore(position: real) {
        list.place.restore(position);
    }

    LayoutMirroring.enabled: openPage.rightToLeft
    LayoutMirroring.childrenInherit: true

    onMeasuresChanged: openPage.setIn(...measures)
    Component.onCompleted: {
        openPage.setIn(...measures);
        list.place.toStart();
    }

    Connections {
        function onLeaving() {
            if (!list.place.fresh)
                root.openPage.readingAt(root.position());
        }

        function onArrived(position: real) {
            root.restore(position);
            // Others may be higher, which moves the end of the page.
            if ((list.footerItem as Neighbours)?.tellInTime())
                root.restore(position);
        }

        target: root.openPage
    }

    Loader {
        id: side

        readonly property PageTitle title: item as PageTitle

        anchors.left: parent.left
        active: root.landscape
        width: root.sideWidth
        height: parent.height

        sourceComponent: PageTitle {
            tall: true
            awaiting: root.awaiting
            coverLater: root.coverLater
            openPage: root.openPage
            accent: root.accent

            onCoverOpened: list.openCover()
        }
    }

    BlockList {
        id: list

        objectName: "pageList"
        openPage: root.openPage
        language: root.language
        accent: root.accent
        column: root.column
        wideColumn: root.wideColumn
        titleBeside: root.landscape
        awaiting: root.awaiting
        coverLater: root.coverLater

        onFollowed: (page, cover) => root.followed(page, cover)
        onPictureOpened: (pictures, index) => root.pictureOpened(pictures, index)
        onMarkedOpened: (picture, hotspots, numbered) => root.markedOpened(picture, hotspots, numbered)
        onCodeOpened: address => root.codeOpened(address)
        onAnswered: row => wayOn.after(row)

        anchors {
            left: root.landscape ? side.right : parent.left
            right: parent.right
            top: parent.top
            bottom: parent.bottom
        }
    }

    WayOn {
        id: wayOn

        openPage: root.openPage
        list: list
        accent: root.accent
        scrollButton: scroll
        nextButton: root.nextButton
    }

    ScrollHint {
        list: list
        color: Theme.deep(root.accent)
        above: root.landscape || !list.head ? 0 : Math.max(0, list.head.titleHeight - (list.contentY - list.originY))
    }

    ScrollButton {
        id: scroll

        page: list
        language: root.language
        accent: root.accent

        anchors {
            right: parent.right
            bottom: parent.bottom
            rightMargin: Theme.gap
            bottomMargin: Theme.gap
        }
    }
}
