pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// The idle screen: the center's pictures, a greeting in every language. Any touch wakes it.
Rectangle {
    id: root

    required property Idle idle
    required property CurrentRelease site
    property int at: 0
    // False while a picture fades in over the one before.
    property bool settled: true
    readonly property bool wanted: idle.state === "resting"
    readonly property int steps: 12
    readonly property int count: site.attractPictures.length

    function pictureAt(place: int): string {
        return count > 0 ? site.attractPictures[place % count] : "";
    }

    // On to the next picture.
    function turn() {
        settled = false;
        at = at + 1;
    }

    color: Theme.night
    visible: wanted || touch.held
    onWantedChanged: {
        settled = true;
        at = 0;
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
            readonly property bool front: root.at % 2 === index

            anchors.fill: parent
            asynchronous: true
            retainWhileLoading: true
            fillMode: Image.PreserveAspectCrop
            source: root.pictureAt(front ? root.at : root.settled ? root.at + 1 : root.at - 1)
            sourceSize: Qt.size(Math.max(1, root.width), Math.max(1, root.height))
            z: front ? 1 : 0
            opacity: front ? Math.round(come * root.steps) / root.steps : 1

            property real come: 1

            function comeIn() {
                come = 0;
                coming.restart();
            }

            onFrontChanged: if (front && !root.settled)
                comeIn()

            NumberAnimation on come {
                id: coming

                running: false
                from: 0
                to: 1
                duration: Theme.fade
                onFinished: root.settled = true
            }
        }
    }

    Timer {
        interval: Theme.attractInterval
        repeat: true
        running: root.wanted && root.count > 1 && Theme.animated
        onTriggered: root.turn()
    }

    Rectangle {
        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }

        z: 2
        height: Math.min(root.height, greetings.implicitHeight + 2 * Theme.margin)
        color: Qt.alpha(Theme.night, 0.88)

        Greetings {
            id: greetings

            anchors.centerIn: parent
            width: parent.width - 2 * Theme.margin
            // Many languages on a small panel: all of them smaller.
            scale: Math.min(1, (root.height - 2 * Theme.margin) / Math.max(1, implicitHeight))
            site: root.site
        }
    }

    SwallowTouch {
        id: touch

        anchors.fill: parent
        z: 3
        onTouched: root.idle.touch()
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("Touch the screen")
        Accessible.onPressAction: root.idle.touch()
    }
}
