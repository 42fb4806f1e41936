import QtQuick
import Kiosk
import KioskPreview.State

// A banner about what keeps the folder from being shown as it is; it has no height when there is nothing.
Rectangle {
    id: root

    required property StaffLanguage language
    required property FolderState folder
    required property FolderFiles files

    height: visible ? Math.max(words.implicitHeight, instead.visible ? instead.height : 0) + 20 : 0
    visible: root.folder.trouble !== ""
    color: Theme.wrong

    DeskText {
        id: words

        text: root.folder.trouble
        color: Theme.light
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text

        anchors {
            left: parent.left
            right: instead.visible ? instead.left : parent.right
            leftMargin: 16
            rightMargin: 16
            verticalCenter: parent.verticalCenter
        }
    }

    DeskButton {
        id: instead

        visible: root.files.unopened
        text: root.language.words.translate("Show it in its folder")

        onClicked: root.files.openFolderInstead()

        anchors {
            right: parent.right
            rightMargin: 16
            verticalCenter: parent.verticalCenter
        }
    }
}
