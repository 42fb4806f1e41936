pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// Everything that a visitor sees, in the kiosk's window or in a small screen of the preview.
Item {
    id: root

    required property Navigation navigation
    required property Language language
    required property Idle idle
    required property Clock clock
    required property Opening opening
    required property CurrentRelease release
    required property OpenPage openPage
    required property Metrics metrics
    readonly property alias home: view.home
    readonly property alias page: view.page
    // True for an instant in which items let go of the fingers that touch them.
    property bool dropping: false
    property int heldSince: 0

    // Cancel the gestures that began before the screen changed. Every item is told twice, an eighth of the work of a
    // tap, which is spared where no finger stays: the one that brought the change is just leaving.
    function drop() {
        const fingers = oneTap.down();
        if (fingers > 1)
            letGo();
        else if (fingers === 1) {
            heldSince = oneTap.presses;
            Qt.callLater(dropHeld);
        }
    }

    // Not a finger that came only now.
    function dropHeld() {
        if (oneTap.down() > 0 && oneTap.presses === heldSince)
            letGo();
    }

    function letGo() {
        dropping = true;
        dropping = false;
    }

    // No finger that is down taps anything any more.
    function forgetTaps() {
        oneTap.forgetTaps();
    }

    function change() {
        drop();
        oneTap.changed();
    }

    clip: true

    Binding {
        target: root.idle
        property: "words"
        value: view.words
    }

    Changes {
        navigation: root.navigation
        language: root.language
        idle: root.idle
        release: root.release
        openPage: root.openPage

        onChanged: root.change()
        onArrived: root.drop()
        onPageChanged: {
            overlays.close();
            if (root.navigation.atHome && !root.navigation.returned)
                view.home.toStart();
        }
        onRested: {
            view.closeAids();
            ReadingAids.reset();
            overlays.close();
            view.home.toStart();
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }

    BrowsingView {
        id: view

        anchors.fill: parent
        anchors.topMargin: announced.room
        // What lies below a picture or a code is out of reach, for a second finger too.
        enabled: !overlays.covering && !root.dropping
        navigation: root.navigation
        language: root.language
        clock: root.clock
        opening: root.opening
        release: root.release
        openPage: root.openPage
        metrics: root.metrics
        asking: root.idle.state === "active" && !overlays.covering

        onPictureOpened: (pictures, index) => {
            overlays.openPicture(pictures, index);
            root.openPage.used("picture");
        }
        onMarkedOpened: (picture, hotspots, numbered) => {
            overlays.openMarked(picture, hotspots, numbered);
            root.openPage.used("picture");
        }
        onCodeOpened: address => {
            if (overlays.openCode(address))
                root.openPage.used("code");
        }
    }

    Overlays {
        id: overlays

        anchors.fill: parent
        anchors.topMargin: announced.room
        enabled: !root.dropping
        openPage: root.openPage
        language: root.language

        onCoveringChanged: root.change()
        onFollowed: link => view.page.list.follow(link)
    }

    // Over the attract screen; everything else makes room for it.
    Loader {
        id: announced

        readonly property real room: (item as AnnouncementBand)?.room ?? 0
        readonly property bool unfolded: (item as AnnouncementBand)?.unfolded ?? false
        readonly property QtObject announcing: root.release.announcing

        z: attract.visible ? 1 : 0
        width: root.width
        visible: !closed.active

        onAnnouncingChanged: setSource(announcing ? "AnnouncementBand.qml" : "", announcing ? {
            announcing: announcing,
            language: root.language,
            resting: Qt.binding(() => attract.visible)
        } : {})
        onRoomChanged: root.change()
        onUnfoldedChanged: root.change()
    }

    StillHere {
        id: stillHere

        anchors.fill: parent
        idle: root.idle
        language: root.language

        onVisibleChanged: root.change()
    }

    AttractScreen {
        id: attract

        anchors.fill: parent
        idle: root.idle
        release: root.release
        language: root.language
        closed: root.opening.closed

        onVisibleChanged: root.change()
    }

    // Whoever is there at closing time is not sent away.
    Loader {
        id: closed

        z: 1
        anchors.fill: parent
        active: root.opening.closed && root.idle.state === "resting"

        onActiveChanged: root.change()
        Component.onCompleted: setSource("ClosedScreen.qml", {
            language: root.language,
            clock: root.clock,
            opening: root.opening
        })
    }

    Loader {
        anchors.fill: parent
        active: !root.release.ready || root.release.empty

        sourceComponent: WelcomeScreen {
            name: root.release.name
            greetings: root.release.greetings
        }
    }

    OneTap {
        id: oneTap

        anchors.fill: parent
        bar: view.bar
        barCovered: overlays.covering || asleep
        asleep: stillHere.visible || attract.visible || closed.active
        mirrored: root.language.rightToLeft

        onTouched: {
            view.home.touched();
            if (root.idle.state === "active")
                root.idle.touch();
        }
    }
}
