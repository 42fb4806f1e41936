import QtQuick
import QtQuick.Templates as T
import Kiosk

// A line to type in, in the size of a desktop program.
T.TextField {
    id: root

    height: 38
    leftPadding: 12
    rightPadding: 12
    verticalAlignment: TextInput.AlignVCenter
    color: Theme.ink
    selectionColor: Theme.line
    selectedTextColor: Theme.ink
    placeholderTextColor: Theme.softInk
    font.family: Theme.bodyFamily
    font.pixelSize: 16
    Accessible.name: placeholderText

    background: Rectangle {
        radius: 5
        color: Theme.paper
        border.width: 2
        border.color: Theme.ink

        DeskText {
            anchors.fill: parent
            anchors.leftMargin: root.leftPadding
            visible: root.text === ""
            text: root.placeholderText
            color: Theme.softInk
            verticalAlignment: Text.AlignVCenter
        }
    }
}
