import QtQuick
import Kiosk
import KioskPreview.State

// What is going on, in words, and above them how much of it is done.
Item {
    id: root

    required property FolderState folder

    height: words.height

    Rectangle {
        anchors.bottom: words.top
        anchors.bottomMargin: 8
        width: Math.max(0, root.folder.share) * root.width
        height: 4
        radius: 2
        visible: root.folder.share >= 0
        color: Theme.palette[0]
    }

    DeskText {
        id: words

        width: parent.width
        text: root.folder.status
        color: Theme.softInk
        font.pixelSize: 13
        Accessible.role: Accessible.StatusBar
        Accessible.name: text
    }
}
