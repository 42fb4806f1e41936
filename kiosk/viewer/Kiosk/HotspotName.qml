import QtQuick

// The name of a place on a marked picture.
Rectangle {
    id: root

    required property var hotspot
    // A touch tells more of some of the places.
    required property bool telling
    required property bool chosen
    required property color accent

    radius: Theme.radius
    color: chosen ? accent : Qt.alpha(Theme.light, hotspot.point ? 0.86 : 0.6)
    border.color: telling && hotspot.text !== "" ? accent : "transparent"
    border.width: Theme.hairline

    BodyText {
        anchors.centerIn: parent
        text: root.hotspot.name
        color: root.chosen ? Theme.light : root.hotspot.point ? Theme.ink : root.accent
        wrapMode: Text.NoWrap
        lineHeight: 1
        font.bold: true
    }
}
