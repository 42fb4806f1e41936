import QtQuick
import QtQuick.Templates as T
import Kiosk
import Kiosk.State

// One problem: its place, what is wrong, what to do, and what visitors see until then. A click opens its page.
T.ItemDelegate {
    id: root

    required property Translation words
    required property int index
    required property string place
    required property string file
    required property string message
    required property string hint
    required property string meanwhile
    required property bool error
    required property bool here
    required property string page
    required property string language

    signal chosen
    signal fileWanted

    implicitHeight: column.implicitHeight + topPadding + bottomPadding
    topPadding: 9
    bottomPadding: 10
    leftPadding: 15
    rightPadding: 10
    hoverEnabled: true
    // The list has the keyboard focus. If a press gave it to a row, the rows would move below the mouse.
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.Button
    Accessible.name: [place, message, hint, meanwhile].join(". ")

    background: Rectangle {
        radius: 5
        color: root.hovered ? Theme.paperShade : Theme.paper
        border.width: !root.ListView.isCurrentItem ? 0 : root.ListView.view.activeFocus ? 2 : 1
        border.color: Theme.ink

        Rectangle {
            x: 4
            y: 8
            width: 3
            height: parent.height - 16
            radius: 1.5
            color: root.error ? Theme.wrong : Theme.amber
        }
    }
    contentItem: Column {
        id: column

        spacing: 3

        DeskText {
            width: parent.width
            text: root.place
            color: root.error ? Theme.wrong : Theme.softInk
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            font.bold: true
            font.pixelSize: 14
        }

        DeskText {
            width: parent.width
            text: root.message
        }

        DeskText {
            visible: text !== ""
            width: parent.width
            text: root.hint
            color: Theme.softInk
        }

        DeskText {
            visible: text !== ""
            width: parent.width
            text: root.meanwhile
            color: Theme.softInk
            font.italic: true
        }

        DeskButton {
            id: opener

            visible: root.file !== "" && (root.hovered || root.here || (root.ListView.isCurrentItem && root.ListView.view.activeFocus))
            implicitHeight: 26
            leftPadding: 8
            rightPadding: 8
            text: root.words.translate("Open this file")
            name: `${text}: ${root.file}`
            focusPolicy: Qt.NoFocus

            onClicked: root.fileWanted()
        }
    }

    Accessible.onPressAction: root.chosen()

    // Not `clicked`: a list that still moves after the wheel takes the press for itself.
    TapHandler {
        longPressThreshold: 0

        onTapped: point => {
            if (!opener.visible || !opener.contains(opener.mapFromItem(root, point.position)))
                root.chosen();
        }
    }
}
