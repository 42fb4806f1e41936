import QtQuick
import QtQuick.Templates as T
import Kiosk

// A page in the finder: its title, its folder and where it is from, indented by its depth.
T.ItemDelegate {
    id: root

    required property int index
    required property string page
    required property string title
    required property string folder
    // Empty where the folder has no layers.
    required property string origin
    required property bool own
    required property int level

    implicitHeight: 30
    leftPadding: 10 + 22 * level
    rightPadding: 10
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [title, folder, origin].filter(words => words !== "").join(", ")

    background: Rectangle {
        radius: 5
        color: root.ListView.isCurrentItem ? Theme.line : root.hovered ? Theme.paperShade : "transparent"
    }
    contentItem: Item {
        DeskText {
            id: name

            width: Math.min(implicitWidth, parent.width * 0.6)
            height: parent.height
            text: root.title
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            verticalAlignment: Text.AlignVCenter
        }

        DeskText {
            anchors.left: name.right
            anchors.leftMargin: 12
            anchors.right: from.left
            anchors.rightMargin: root.origin === "" ? 0 : 12
            height: parent.height
            text: root.folder
            color: Theme.softInk
            font.pixelSize: 13
            wrapMode: Text.NoWrap
            elide: Text.ElideMiddle
            verticalAlignment: Text.AlignVCenter
        }

        DeskText {
            id: from

            anchors.right: parent.right
            // Beside the mark of how far the list is scrolled.
            anchors.rightMargin: root.origin === "" ? 0 : 8
            width: Math.min(implicitWidth, parent.width * 0.36)
            height: parent.height
            text: root.origin
            color: root.own ? Theme.ink : Theme.softInk
            font.pixelSize: 13
            font.bold: root.own
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            verticalAlignment: Text.AlignVCenter
        }
    }

    Accessible.onPressAction: root.clicked()
}
