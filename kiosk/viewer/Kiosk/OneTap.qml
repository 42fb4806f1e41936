import QtQuick

// Keeps a double tap from doing two things. Where a tap has changed what is under the finger, further taps are
// ignored until the change has been drawn and the time of a double tap has passed.
Item {
    id: root

    // The buttons of the bar stay where they are, so all of several quick taps on them count.
    required property Item bar
    required property bool barCovered
    // Whether that is by something that only asks to be touched.
    required property bool asleep
    required property bool mirrored

    // What each finger that is down, or just went up, has touched: {place, button, mirrored}, whether that is the
    // way home, and how often the button was tapped by then; -1 when this finger taps it no more.
    property var touches: ({})
    // The touch that is being handled: a change signalled just before or after it is its consequence.
    property var touch: null
    property bool change: false
    // So many times a finger has touched the screen.
    property int presses: 0

    signal touched

    // The number of fingers on the screen, with the one that is just leaving.
    function down(): int {
        return fingers.down();
    }

    function changed() {
        change = true;
        for (const finger in touches)
            if (!touches[finger].home)
                touches[finger].taps = -1;
        decide();
    }

    // Of the fingers that are down: they are about to be cancelled.
    function forgetTaps() {
        for (const finger in touches)
            touches[finger].taps = -1;
    }

    function take(finger: int) {
        touch = touches[finger];
        decide();
    }

    function decide() {
        Qt.callLater(forget);
        if (!change || !touch)
            return;
        const button = touch.button;
        const stays = button && button.visible && button.enabled && touch.mirrored === mirrored;
        if (!stays)
            guard.open(touch.place);
    }

    // Qt loses the taps of one finger while others drag a list, or while one lies on the same button, whose release was
    // lost; a picture with a finger on it takes what comes down below it, too. The buttons of the bar make up for it.
    function lift(finger: int, position: point) {
        const lifted = touches[finger];
        const button = lifted.button as BarButton;
        if (button && lifted.taps === button.taps && button.contains(button.mapFromItem(root, position)))
            Qt.callLater(makeUp, lifted);
    }

    // The way home is meant whatever else has changed while the finger was on it: a new release, a picture that opened.
    function makeUp(lifted: var) {
        const button = lifted.button;
        const reached = lifted.home ? !asleep : !barCovered && button.enabled;
        if (!reached || !button.visible || lifted.taps !== button.taps)
            return;
        touch = lifted;
        button.clicked();
        decide();
    }

    function forget() {
        touch = null;
        change = false;
    }

    function touchableAt(item: Item, position: point): Touchable {
        while (item && !(item as Touchable)) {
            const child = item.childAt(position.x, position.y);
            if (child)
                position = child.mapFromItem(item, position);
            item = child;
        }
        return item as Touchable;
    }

    SwallowTouch {
        id: guard

        readonly property real reach: Math.ceil(15 * Theme.mm)
        property bool unseen: false

        function open(center: point) {
            x = center.x - reach;
            y = center.y - reach;
            unseen = true;
        }

        objectName: "tapGuard"
        width: 2 * reach
        height: 2 * reach
        visible: unseen || time.running || held

        // A visitor who goes on tapping at the same place has not seen the change yet.
        onTouched: time.restart()

        // Counted from the drawn frame, not from the tap: taps queue up while a page is being opened.
        Connections {
            function onFrameSwapped() {
                guard.unseen = false;
                time.restart();
            }

            target: root.Window.window
            enabled: guard.unseen
        }

        Timer {
            id: time

            interval: Theme.doubleTap
        }
    }

    SeesTouches {
        id: fingers

        anchors.fill: parent

        onPressed: (finger, position) => {
            root.presses += 1;
            const button = root.barCovered ? null : root.touchableAt(root.bar, root.bar.mapFromItem(root, position));
            const reached = !guard.visible || !guard.contains(guard.mapFromItem(root, position));
            root.touches[finger] = {
                place: position,
                button: button,
                mirrored: root.mirrored,
                home: (button as BarButton)?.symbol === "home",
                taps: reached ? (button as BarButton)?.taps ?? -1 : -1
            };
            root.take(finger);
            root.touched();
        }
        onMoved: root.touched()
        onReleased: (finger, position) => {
            root.take(finger);
            root.touched();
            root.lift(finger, position);
        }
    }
}
