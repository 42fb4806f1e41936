import QtQuick

// The animation from a card to its page: the card's cover moves to the place of the page's cover and grows.
Cover {
    id: root

    property rect target: Qt.rect(0, 0, 0, 0)
    readonly property bool possible: Theme.animated && target.width > 0
    // True from the tap until the page has been painted, see PageTitle.
    property bool ahead: false

    function start(from: rect, cover: var, accent: color) {
        if (!possible)
            return;
        root.cover = cover;
        root.accent = accent;
        x = from.x;
        y = from.y;
        width = from.width;
        height = from.height;
        // Not read anew in each frame: the page brings its own.
        decoded = exact;
        visible = true;
        flight.restart();
    }

    accent: Theme.night
    visible: false

    Connections {
        function onFrameSwapped() {
            root.ahead = false;
        }

        target: root.Window.window
        enabled: root.ahead
    }

    ParallelAnimation {
        id: flight

        onFinished: root.visible = false

        NumberAnimation {
            target: root
            property: "x"
            to: root.target.x
            duration: Theme.grow
            easing.type: Easing.OutCubic
        }

        NumberAnimation {
            target: root
            property: "y"
            to: root.target.y
            duration: Theme.grow
            easing.type: Easing.OutCubic
        }

        NumberAnimation {
            target: root
            property: "width"
            to: root.target.width
            duration: Theme.grow
            easing.type: Easing.OutCubic
        }

        NumberAnimation {
            target: root
            property: "height"
            to: root.target.height
            duration: Theme.grow
            easing.type: Easing.OutCubic
        }
    }
}
