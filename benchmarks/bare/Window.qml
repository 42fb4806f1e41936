import QtQuick

Window {
    visible: true
    width: Screen.width
    height: Screen.height
    flags: Qt.FramelessWindowHint
    color: "white"

    Rectangle {
        anchors.fill: parent
        color: "#15303f"
    }
}
