import QtQuick

// The animation from a card to its page: the card's cover moves to the place of the page's cover and grows.
Cover {
    id: root

    property rect target: Qt.rect(0, 0, 0, 0)
    readonly property bool possible: Theme.animated && target.width > 0
    // True from the tap until the page has been painted, see PageTitle.
    property bool ahead: false

    // What a card shows, and where.
    function departure(card: Cover): var {
        return card && {
            place: card.mapToItem(parent, Qt.rect(0, 0, card.width, card.height)),
            accent: card.accent,
            upright: card.upright,
            decoded: card.decoded,
            cover: card.cover
        };
    }

    // The picture is the one of the card, as it was read for it: no file is opened for a flight.
    function start(from: var) {
        x = from.place.x;
        y = from.place.y;
        width = from.place.width;
        height = from.place.height;
        accent = from.accent;
        upright = from.upright;
        decoded = from.decoded;
        cover = from.cover;
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
