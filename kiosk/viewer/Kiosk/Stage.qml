pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// Everything a visitor sees, whatever window it is in.
Item {
    id: root

    required property Navigation navigation
    required property Language language
    required property Idle idle
    required property Clock clock
    required property Site site
    required property OpenPage openPage
    required property Metrics metrics

    readonly property color ground: Theme.deep(navigation.atHome ? Theme.night : Theme.accent(openPage.color, openPage.position))

    // What lies below a picture or a code is out of reach, for a second finger too.
    readonly property bool covered: picture.active || code.active

    // True while fingers that are down let go of what they hold.
    property bool dropping: false

    // What began before something changed does nothing any more.
    function drop() {
        dropping = true;
        dropping = false;
    }

    function change() {
        drop();
        oneTap.changed();
    }

    function follow(page: string, cover: Item) {
        const from = cover ? cover.mapToItem(root, Qt.rect(0, 0, cover.width, cover.height)) : null;
        const source = (cover as Cover)?.source ?? "";
        const accent = (cover as Cover)?.accent ?? root.ground;
        root.navigation.open(page);
        if (from && root.navigation.page === page)
            flight.start(from, source, accent);
    }

    clip: true
    onCoveredChanged: change()

    Binding {
        target: Theme
        property: "mm"
        value: root.metrics.pixelsPerMillimetre
    }

    Binding {
        target: Theme
        property: "panel"
        value: Qt.size(root.width, root.height)
    }

    Binding {
        target: Theme
        property: "textScale"
        value: root.metrics.textScale
    }

    Binding {
        target: Theme
        property: "animated"
        value: root.metrics.animated
    }

    Binding {
        target: root.idle
        property: "words"
        value: page.visible && page.item ? (page.item as PageScreen).words : 0
    }

    Connections {
        target: root.idle

        function onStateChanged() {
            root.change();
        }

        function onRested() {
            picture.close();
            code.close();
            home.toStart();
        }
    }

    Connections {
        target: root.navigation

        function onPageChanged() {
            picture.close();
            code.close();
            if (root.navigation.atHome && !root.navigation.returned)
                home.toStart();
            root.change();
        }
    }

    Connections {
        target: root.openPage

        function onArrived() {
            root.drop();
        }
    }

    Connections {
        target: root.language

        function onChanged() {
            root.change();
        }
    }

    Connections {
        target: root.site

        function onReleased() {
            root.change();
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }

    HomeScreen {
        id: home

        anchors.fill: parent
        anchors.bottomMargin: bar.height
        visible: root.navigation.atHome
        enabled: !root.covered && !root.dropping
        site: root.site
        clock: root.clock
        metrics: root.metrics
        onFollowed: (page, cover) => root.follow(page, cover)
        LayoutMirroring.enabled: root.language.rightToLeft
        LayoutMirroring.childrenInherit: true
    }

    Loader {
        id: page

        anchors.fill: parent
        anchors.bottomMargin: bar.height
        asynchronous: true
        visible: !root.navigation.atHome
        enabled: !root.covered && !root.dropping

        sourceComponent: PageScreen {
            openPage: root.openPage
            language: root.language
            awaiting: flight.visible
            onFollowed: (page, cover) => root.follow(page, cover)
            onPictureOpened: (pictures, index) => picture.open(pictures, index)
            onCodeOpened: address => code.open(address)
        }
    }

    CoverFlight {
        id: flight

        target: page.item ? (page.item as PageScreen).coverArea : Qt.rect(0, 0, 0, 0)
    }

    Bar {
        id: bar

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }

        navigation: root.navigation
        language: root.language
        openPage: root.openPage
        ground: root.ground
        enabled: !root.covered && !root.dropping
        onFollowed: page => root.navigation.open(page)
        LayoutMirroring.enabled: root.language.rightToLeft
        LayoutMirroring.childrenInherit: true
    }

    Loader {
        id: picture

        property var pictures: []
        property int first: 0

        function open(pictures: var, first: int) {
            picture.pictures = pictures;
            picture.first = first;
            active = true;
        }

        function close() {
            active = false;
        }

        anchors.fill: parent
        active: false
        enabled: !root.dropping

        sourceComponent: PictureViewer {
            pictures: picture.pictures
            first: picture.first
            onClosed: picture.close()
        }
    }

    Loader {
        id: code

        property string address: ""

        function open(address: string) {
            code.address = address;
            active = root.openPage.codeOf(address) !== "";
        }

        function close() {
            active = false;
        }

        anchors.fill: parent
        active: false
        enabled: !root.dropping

        sourceComponent: CodeSheet {
            address: code.address
            code: root.openPage.codeOf(code.address)
            onClosed: code.close()
        }
    }

    StillHere {
        id: stillHere

        anchors.fill: parent
        idle: root.idle
        onVisibleChanged: root.change()
    }

    AttractScreen {
        id: attract

        anchors.fill: parent
        idle: root.idle
        site: root.site
        clock: root.clock
        onVisibleChanged: root.change()
    }

    WelcomeScreen {
        anchors.fill: parent
        visible: !root.site.ready
    }

    OneTap {
        id: oneTap

        anchors.fill: parent
        bar: bar
        barCovered: root.covered || stillHere.visible || attract.visible
        mirrored: root.language.rightToLeft
        onTouched: if (root.idle.state === "active")
            root.idle.touch()
    }
}
