pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// What a visitor opens over a page: its pictures full screen, or the code of a link.
Item {
    id: root

    required property OpenPage openPage
    required property Language language
    readonly property bool covering: picture.active || code.active

    function openPicture(pictures: var, first: int) {
        picture.pictures = pictures;
        picture.first = first;
        picture.active = true;
    }

    function openCode(address: string) {
        code.address = address;
        code.active = openPage.codeOf(address) !== "";
    }

    function close() {
        picture.active = false;
        code.active = false;
    }

    Loader {
        id: picture

        property var pictures: []
        property int first: 0

        anchors.fill: parent
        active: false

        sourceComponent: PictureViewer {
            language: root.language
            pictures: picture.pictures
            first: picture.first

            onClosed: root.close()
        }
    }

    Loader {
        id: code

        property string address: ""

        anchors.fill: parent
        active: false

        sourceComponent: CodeSheet {
            language: root.language
            address: code.address
            code: root.openPage.codeOf(code.address)

            onClosed: root.close()
        }
    }
}
