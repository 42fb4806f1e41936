import QtQuick
import QtQuick.Templates as T
import Kiosk

// A button for mouse and keyboard, in the size of a desktop program.
T.AbstractButton {
    id: root

    property bool quiet: false
    property string name: text

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: 32
    leftPadding: 12
    rightPadding: 12
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: name

    background: Rectangle {
        radius: 5
        color: root.checked ? Theme.night : root.down ? Theme.line : root.hovered ? Theme.paperShade : root.quiet ? "transparent" : Theme.light
        border.width: root.visualFocus ? 2 : root.quiet ? 0 : 1
        border.color: root.visualFocus ? Theme.ink : Theme.line

        Rectangle {
            anchors.fill: parent
            anchors.margins: 2
            visible: root.visualFocus
            radius: 4
            color: "transparent"
            border.color: Theme.light
        }
    }
    contentItem: DeskText {
        text: root.text
        color: root.checked ? Theme.light : Theme.ink
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }

    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()
}
