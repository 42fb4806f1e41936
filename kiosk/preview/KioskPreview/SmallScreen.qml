import QtQuick
import Kiosk
import KioskPreview.State

// A small screen of the preview: what visitors see, scrolled together with the other screens.
Item {
    id: root

    required property ScreenState screen
    readonly property PageScreen page: stage.page
    // Frames left in which the marked row is scrolled into sight: rows get their heights when they are first
    // drawn.
    property int wanting: 0
    // The software renderer repaints only what changed, and too little of scaled text. So after a change `other`
    // gives the frame below the whole screen another colour, and everything above it is repainted.
    property bool moved: false
    property bool other: false

    function tell() {
        screen.place.tell(page.list.place.atEnd() ? page.list.count + 1 : page.position());
    }

    x: screen.x
    y: screen.y
    scale: screen.scale
    transformOrigin: Item.TopLeft

    onScaleChanged: moved = true

    // Once per frame, since two changes of colour between two frames would cancel each other.
    Connections {
        function onAfterAnimating() {
            if (root.wanting > 0 && root.page) {
                --root.wanting;
                root.moved = true;
                root.page.list.place.reveal(root.screen.place.marked);
            }
            if (root.moved)
                root.other = !root.other;
            root.moved = false;
        }

        target: root.Window.window
    }

    Connections {
        function onChanged() {
            root.moved = true;
        }

        target: root.screen.metrics
    }

    Connections {
        function onLed(position: real) {
            root.page?.restore(position);
        }

        function onWanted() {
            root.moved = true;
            root.wanting = 2;
        }

        function onMarkedChanged() {
            root.moved = true;
        }

        function onAsked() {
            if (root.page)
                root.tell();
        }

        function onStepped(heights: real) {
            if (!root.page || root.screen.navigation.atHome)
                return;
            root.page.list.place.scroll(heights);
            root.tell();
        }

        target: root.screen.place
    }

    Connections {
        function onArrived() {
            root.moved = true;
        }

        target: root.screen.openPage
    }

    Connections {
        function onContentYChanged() {
            root.moved = true;
            if (root.page.list.moving && !root.page.list.place.restoring)
                root.tell();
        }

        target: root.page?.list ?? null
    }

    Connections {
        function onScrolled() {
            root.moved = true;
        }

        target: stage.home
    }

    ProblemHighlight {
        objectName: "highlight"
        list: root.page?.list ?? null
        row: root.screen.place.marked
    }

    // The frame. Its width is divided by the scale, so that it is equally thin around all screens. It lies below the
    // whole screen, which is repainted with it.
    Rectangle {
        readonly property real thin: 1 / Math.max(0.01, root.scale)

        anchors.fill: parent
        anchors.margins: -7 * thin
        radius: 7 * thin
        color: root.other ? Theme.frame : Theme.otherFrame
    }

    Stage {
        id: stage

        anchors.fill: parent
        navigation: root.screen.navigation
        language: root.screen.language
        idle: root.screen.idle
        clock: root.screen.clock
        opening: root.screen.opening
        release: root.screen.release
        openPage: root.screen.openPage
        metrics: root.screen.metrics
    }
}
