pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// The idle screen: the center's pictures, a greeting in every language. Any touch wakes it.
Rectangle {
    id: root

    required property Idle idle
    required property Site site
    required property Clock clock
    property int at: 0
    readonly property bool wanted: idle.state === "resting"
    readonly property int count: site.attractPictures.length

    function pictureAt(place: int): string {
        return count > 0 ? site.attractPictures[place % count] : "";
    }

    color: Theme.night
    visible: wanted || touch.held
    onWantedChanged: at = 0

    Ornament {
        anchors.fill: parent
        visible: root.count === 0
    }

    // Two pictures at the most are loaded: the one shown and the one that fades in.
    Repeater {
        model: root.visible ? Math.min(2, root.count) : 0

        Image {
            required property int index
            readonly property bool front: root.at % 2 === index

            anchors.fill: parent
            asynchronous: true
            retainWhileLoading: true
            fillMode: Image.PreserveAspectCrop
            source: root.pictureAt(front ? root.at : root.at + 1)
            sourceSize.width: Math.ceil(Math.max(root.width, root.height) / 64) * 64
            z: front ? 1 : 0
            opacity: front || root.count === 1 ? 1 : 0

            Behavior on opacity {
                NumberAnimation {
                    duration: Theme.fade
                }
            }
        }
    }

    Timer {
        interval: Theme.attractInterval
        repeat: true
        running: root.wanted && root.count > 1 && Theme.animated
        onTriggered: root.at = root.at + 1
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
