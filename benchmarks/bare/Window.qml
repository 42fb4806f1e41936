import QtQuick

Window {
    visible: true
    width: Screen.width
    height: Screen.height
    flags: Qt.FramelessWindowHint
    color: "white"

    Rectangle {
        id: ground

        property bool touched: false

        anchors.fill: parent
        color: ground.touched ? "#a8552f" : "#15303f"

        TapHandler {
            onTapped: ground.touched = !ground.touched
        }
    }
}
