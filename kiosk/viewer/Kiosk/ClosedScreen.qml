import QtQuick
import Kiosk.State

// The screen of a center that is closed: dark, but for the time in another place every minute, so that nothing burns
// in. A touch is told when the center opens.
Rectangle {
    id: root

    required property Language language
    required property Clock clock
    required property Opening opening
    // Grows by one every minute.
    property int moves: 0

    // Where the time stands along a way of this length: neighbours in time are far from each other.
    function place(length: real, step: real): int {
        return Math.round((moves * step + 0.5) % 1 * Math.max(0, length));
    }

    objectName: "closedScreen"
    color: Theme.black

    BodyText {
        id: time

        objectName: "dimTime"
        visible: !root.opening.telling
        x: root.place(root.width - width - 2 * Theme.margin, 0.618) + Theme.margin
        y: root.place(root.height - height - 2 * Theme.margin, 0.382) + Theme.margin
        text: root.clock.time
        color: Theme.ember
        wrapMode: Text.NoWrap

        onTextChanged: root.moves += 1
    }

    Loader {
        anchors.fill: parent
        active: root.opening.telling

        Component.onCompleted: setSource("ClosedNotice.qml", {
            opening: root.opening
        })
    }

    SwallowTouch {
        anchors.fill: parent
        Accessible.role: Accessible.Button
        Accessible.name: root.language.words.translate("Closed now")

        onTouched: root.opening.tell()
        Accessible.onPressAction: root.opening.tell()
    }
}
