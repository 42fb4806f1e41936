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
    readonly property bool landscape: room.landscape
    readonly property color accent: Theme.accent(openPage.color, openPage.position)
    readonly property int words: {
        list.contentHeight;
        const top = list.indexAt(1, list.contentY + 1);
        const bottom = list.indexAt(1, list.contentY + list.height - 1);
        return openPage.wordsBetween(Math.max(0, top), bottom < 0 ? list.count - 1 : bottom);
    }
    readonly property rect coverArea: landscape ? Qt.rect(side.x, 0, side.width, side.title?.cover.height ?? 0) : list.head?.coverArea ?? Qt.rect(0, 0, width, 0)
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

    Component.onCompleted: {
        openPage.setIn(...room.measures);
        list.place.toStart();
    }

    PageRoom {
        id: room

        width: root.width
        button: scroll.width

        onMeasuresChanged: root.openPage.setIn(...measures)
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
        width: room.side
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
        column: room.column
        wideColumn: room.wideColumn
        aside: room.aside
        screenHeight: root.height
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
            bottomMargin: room.strip
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
        fade: room.strip > 0 || Theme.low ? 6 : 12
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
            rightMargin: room.strip > 0 ? Theme.margin : Theme.gap
            bottomMargin: Theme.gap
        }
    }
}
