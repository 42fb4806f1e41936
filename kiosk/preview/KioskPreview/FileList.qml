pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import KioskPreview.State

// The layer of the open page, and the file behind each screen, with a button that opens it.
Column {
    id: root

    required property StaffLanguage language
    required property FolderState folder
    required property FolderFiles files

    signal focused(Item button)

    spacing: 14

    DeskText {
        visible: root.folder.ready && root.files.onlyOn !== ""
        width: root.width
        text: root.language.words.translate("Only on these screens: %1").arg(root.files.onlyOn)
        color: Theme.softInk
    }

    DeskText {
        objectName: "layer"
        visible: text !== "" && root.folder.ready
        width: root.width
        text: root.files.layer
        color: Theme.softInk
        font.pixelSize: 14
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }

    Repeater {
        model: root.files.rows

        Column {
            id: row

            required property int index
            required property string language
            required property string file
            required property bool there

            visible: root.folder.ready
            width: root.width
            spacing: 6

            DeskText {
                visible: text !== ""
                width: parent.width
                text: row.language
                color: Theme.softInk
                font.pixelSize: 13
            }

            DeskText {
                width: parent.width
                text: row.there ? row.file : root.language.words.translate("There is no file for this page in this language.")
                font.bold: row.there
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            }

            DeskButton {
                visible: row.there
                text: root.language.words.translate("Open this file in my editor")
                name: `${text}: ${row.file}`

                onClicked: root.files.openText(row.index)
                onActiveFocusChanged: if (activeFocus)
                    root.focused(this)
            }
        }
    }
}
