import QtQuick
import Kiosk.State

// Asks whether somebody is there before the screen goes back to the start. The touch that answers does nothing
// else.
Rectangle {
    id: root

    required property Language language
    required property Idle idle
    readonly property bool wanted: idle.state === "warning"

    color: Theme.veil
    visible: wanted || touch.held

    SwallowTouch {
        id: touch

        anchors.fill: parent
        Accessible.role: Accessible.Button
        Accessible.name: root.language.words.translate("Still here?")

        onTouched: root.idle.touch()
        Accessible.onPressAction: root.idle.touch()
    }

    // Loaded by its name when it is asked for, so that the start does not load the module that draws rings.
    Loader {
        anchors.centerIn: parent
        active: root.visible

        Component.onCompleted: setSource("StillHereSheet.qml", {
            language: root.language,
            idle: root.idle
        })
    }
}
