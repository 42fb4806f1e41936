pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// The home screen or the open page, and the bar below.
Item {
    id: root

    required property Navigation navigation
    required property Language language
    required property Clock clock
    required property Opening opening
    required property CurrentRelease release
    required property OpenPage openPage
    required property Metrics metrics
    // False while the home screen is to ask nothing.
    property bool asking: true
    // What only pages need is made when the home screen has been painted, or when the first page is opened.
    property bool pagesWanted: false
    readonly property alias home: home
    readonly property alias bar: bar
    // Null until it is loaded.
    readonly property PageScreen page: loader.item as PageScreen
    // Words on the screen now.
    readonly property int words: loader.visible && page ? page.words : 0
    readonly property color ground: Theme.deep(navigation.atHome ? Theme.night : Theme.accent(openPage.color, openPage.position))

    signal pictureOpened(var pictures, int index)
    signal markedOpened(var picture, var hotspots, bool numbered)
    signal codeOpened(string address)

    // On to a neighbour: its page comes in from the side it lies on.
    function leaf(page: string, step: int) {
        navigation.open(page);
        if (navigation.page === page && step !== 0)
            slide.begin(step);
    }

    function closeAids() {
        aids.active = false;
    }

    function follow(page: string, cover: Item) {
        // The card may be gone when its page is open.
        const departure = flight.possible ? flight.departure(cover as Cover) : null;
        flight.ahead = departure !== null;
        root.navigation.open(page);
        if (departure && root.navigation.page === page)
            flight.start(departure);
    }

    HomeScreen {
        id: home

        anchors.fill: parent
        anchors.bottomMargin: bar.homeHeight
        visible: root.navigation.atHome
        release: root.release
        clock: root.clock
        opening: root.opening
        metrics: root.metrics
        asking: root.asking
        LayoutMirroring.enabled: root.language.rightToLeft
        LayoutMirroring.childrenInherit: true

        onFollowed: (page, cover) => root.follow(page, cover)
    }

    Loader {
        id: loader

        width: parent.width
        height: parent.height - bar.pageHeight
        // A visitor who is quicker than that gets the page whole.
        asynchronous: root.navigation.atHome
        active: root.pagesWanted || !root.navigation.atHome
        visible: !root.navigation.atHome

        sourceComponent: PageScreen {
            openPage: root.openPage
            language: root.language
            awaiting: flight.visible
            coverLater: flight.ahead
            nextButton: bar.nextButton

            onFollowed: (page, cover) => root.follow(page, cover)
            onPictureOpened: (pictures, index) => root.pictureOpened(pictures, index)
            onMarkedOpened: (picture, hotspots, numbered) => root.markedOpened(picture, hotspots, numbered)
            onCodeOpened: address => root.codeOpened(address)
        }
    }

    Timer {
        interval: 400
        running: true

        onTriggered: root.pagesWanted = true
    }

    NumberAnimation {
        id: slide

        function begin(step: int) {
            if (duration === 0)
                return;
            const side = root.language.rightToLeft ? -step : step;
            from = side * root.width * 0.3;
            restart();
        }

        target: loader
        property: "x"
        to: 0
        duration: Theme.slide
        easing.type: Easing.OutCubic
    }

    CoverFlight {
        id: flight

        target: root.page?.coverArea ?? Qt.rect(0, 0, 0, 0)
    }

    Loader {
        id: aids

        active: false
        anchors.bottom: bar.top
        x: root.language.rightToLeft ? parent.width - width : 0
        width: Math.min(parent.width, Math.ceil(400 * Theme.mm))

        sourceComponent: ReadingPanel {
            language: root.language
            ground: root.ground
            largest: root.metrics.largestTextScale
            width: aids.width

            onClosed: aids.active = false
        }
    }

    Bar {
        id: bar

        navigation: root.navigation
        language: root.language
        openPage: root.openPage
        ground: root.ground
        LayoutMirroring.enabled: root.language.rightToLeft
        LayoutMirroring.childrenInherit: true
        aided: aids.active
        pagesWanted: root.pagesWanted

        onFollowed: (page, step) => root.leaf(page, step)
        onAidsAsked: aids.active = !aids.active

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
    }
}
