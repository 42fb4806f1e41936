import QtQuick
import KioskPreview.State

// The files of the open page, scrolled where they are many, and the button that opens their folder.
Item {
    id: root

    required property StaffLanguage language
    required property FolderState folder
    required property FolderFiles files
    // The files never take the room that the problems below need.
    required property real mostHeight

    height: list.height + 12 + opener.height

    Flickable {
        id: list

        function reveal(item: Item) {
            const top = item.mapToItem(contentItem, 0, 0).y;
            contentY = Math.max(top + item.height - height, Math.min(contentY, top));
        }

        objectName: "files"
        width: parent.width
        height: Math.min(contentHeight, root.mostHeight - opener.height - 12)
        contentHeight: rows.height
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds

        FileList {
            id: rows

            width: parent.width - 8
            language: root.language
            folder: root.folder
            files: root.files

            onFocused: button => list.reveal(button)
        }
    }

    PressStops {
        list: list
    }

    DeskScrollHint {
        list: list
        visible: list.interactive
    }

    DeskButton {
        id: opener

        anchors.bottom: parent.bottom
        enabled: root.files.folderThere
        text: root.language.words.translate("Open folder")

        onClicked: root.files.openFolder()
    }
}
