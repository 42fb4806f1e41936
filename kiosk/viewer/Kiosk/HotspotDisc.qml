import QtQuick

// A round button on a marked picture, with the number of a place.
Touchable {
    id: root

    required property string number
    required property bool chosen
    required property color accent

    implicitWidth: 0
    implicitHeight: 0
    z: chosen ? 1 : 0
    scale: chosen ? 1.3 : 1
    Accessible.checked: chosen

    Behavior on scale {
        NumberAnimation {
            duration: Theme.quick
        }
    }
    background: Rectangle {
        radius: width / 2
        color: root.chosen ? Theme.ink : Theme.deep(root.accent)
        border.color: Theme.light
        border.width: Math.ceil(0.8 * Theme.mm)
    }
    contentItem: BodyText {
        text: root.number
        color: Theme.light
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        lineHeight: 1
        font.bold: true
        font.pixelSize: Math.ceil(Math.min(Theme.bodySize, Math.max(Theme.leastSize, root.width * 0.62)))
    }
}
