import QtQuick
import Kiosk
import KioskPreview.State

// Shown while the folder is read for the first time: how far that is, and that it may take a while.
Rectangle {
    id: root

    required property StaffLanguage language
    required property FolderState folder

    width: 380
    height: column.height + 48
    radius: 8
    color: Theme.light
    border.color: Theme.line

    Column {
        id: column

        anchors.centerIn: parent
        width: parent.width - 56
        spacing: 12

        DeskText {
            width: parent.width
            text: root.folder.status
            horizontalAlignment: Text.AlignHCenter
            font.bold: true
            font.pixelSize: 18
        }

        Rectangle {
            width: parent.width
            height: 4
            radius: 2
            color: Theme.paperShade

            Rectangle {
                visible: root.folder.share >= 0
                width: root.folder.share * parent.width
                height: parent.height
                radius: 2
                color: Theme.palette[0]
            }

            // While the amount of work is unknown, the bar moves to and fro.
            Rectangle {
                visible: root.folder.share < 0
                width: parent.width / 4
                height: parent.height
                radius: 2
                color: Theme.palette[0]

                SequentialAnimation on x {
                    running: root.visible && root.folder.share < 0 && Theme.animated
                    loops: Animation.Infinite

                    NumberAnimation {
                        from: 0
                        to: (root.width - 56) * 3 / 4
                        duration: 1200
                        easing.type: Easing.InOutSine
                    }

                    NumberAnimation {
                        from: (root.width - 56) * 3 / 4
                        to: 0
                        duration: 1200
                        easing.type: Easing.InOutSine
                    }
                }
            }
        }

        DeskText {
            width: parent.width
            text: root.language.words.translate("The first time, a folder with many photos takes up to a minute.")
            color: Theme.softInk
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
