pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// The attract screen: the center's pictures, a question and a greeting in every language. Any touch ends it.
Rectangle {
    id: root

    required property Language language
    required property Idle idle
    required property CurrentRelease release
    required property bool closed
    // Grows by one with each step of a fade; between two fades it is a multiple of `steps`.
    property int beat: 0
    // False while a picture fades in over the one before.
    readonly property bool settled: beat % steps === 0
    readonly property bool wanted: idle.state === "resting" && !closed
    readonly property int steps: 6
    readonly property int count: release.attractPictures.length
    // Whether the next picture is loaded and something is asked: not at once, as the first visitor of the day would
    // wait longer for the home screen.
    property bool lookingAhead: false

    // Where the words take much of a screen, the pictures end at them.
    readonly property real covered: band.height > height * 0.4 ? band.height : 0

    function isFront(image: int): bool {
        return Math.ceil(beat / steps) % 2 === image;
    }

    // Of the two images, the one behind shows the picture before during a fade, and then loads the next one.
    function pictureOf(image: int): string {
        const at = Math.ceil(beat / steps);
        const place = isFront(image) ? at : beat % steps === 0 ? at + 1 : at - 1;
        // Nothing until both width and height are known, else the picture would be read once for each.
        return count > 0 && width > 0 && height > 0 && (isFront(image) || lookingAhead) ? release.attractPictures[place % count] : "";
    }

    // Begin the fade to the next picture.
    function turn() {
        beat += 1;
    }

    color: Theme.night
    visible: wanted || touch.held

    onWantedChanged: {
        beat = 0;
        lookingAhead = false;
    }

    Ornament {
        anchors.fill: parent
        visible: root.count === 0
    }

    // Two pictures at the most are loaded: the one shown and the one that comes. It fades in over the other in
    // few steps, each of which paints the whole screen; from the last one until the next picture nothing is painted.
    Repeater {
        model: root.visible ? Math.min(2, root.count) : 0

        Image {
            required property int index
            readonly property bool front: root.isFront(index)

            anchors.fill: parent
            anchors.bottomMargin: root.covered
            asynchronous: true
            retainWhileLoading: true
            fillMode: Image.PreserveAspectCrop
            source: root.pictureOf(index)
            sourceSize: Qt.size(Math.max(1, width), Math.max(1, height))
            z: front ? 1 : 0
            opacity: front && !root.settled ? root.beat % root.steps / root.steps : 1
        }
    }

    // An animation would wake the processor with every frame, and most of them would be the same.
    Timer {
        interval: Theme.fade / root.steps
        repeat: true
        running: !root.settled

        onTriggered: root.beat += 1
    }

    Timer {
        interval: 3000
        running: root.wanted && !root.lookingAhead

        onTriggered: root.lookingAhead = true
    }

    Timer {
        interval: Theme.attractInterval
        repeat: true
        running: root.wanted && root.count > 1 && Theme.animated

        onTriggered: root.turn()
    }

    Rectangle {
        id: band

        z: 2
        height: Math.min(root.height, call.implicitHeight + 1.5 * Theme.margin)
        color: Qt.alpha(Theme.night, 0.88)

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }

        AttractCall {
            id: call

            anchors.centerIn: parent
            width: parent.width - 2 * Theme.margin
            // On a small panel with many languages, all greetings are drawn smaller.
            scale: Math.min(1, (root.height - 2 * Theme.margin) / Math.max(1, implicitHeight))
            release: root.release
            turn: Math.ceil(root.beat / root.steps)
            asking: root.lookingAhead
            tapping: root.wanted && root.settled && Theme.animated
        }
    }

    SwallowTouch {
        id: touch

        anchors.fill: parent
        z: 3
        Accessible.role: Accessible.Button
        Accessible.name: root.language.words.translate("Touch the screen")

        onTouched: root.idle.touch()
        Accessible.onPressAction: root.idle.touch()
    }
}
