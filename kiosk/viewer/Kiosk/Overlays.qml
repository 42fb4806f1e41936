pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// What a visitor opens over a page: its pictures full screen, with their places, or the code of a link.
Item {
    id: root

    required property OpenPage openPage
    required property Language language
    readonly property bool covering: picture.active || marked.active || code.active

    // A link in what a place tells.
    signal followed(string link)

    function openPicture(pictures: var, first: int) {
        picture.pictures = pictures;
        picture.first = first;
        picture.active = true;
    }

    function openMarked(picture: var, hotspots: var, numbered: bool) {
        marked.picture = picture;
        marked.hotspots = hotspots;
        marked.numbered = numbered;
        marked.active = true;
    }

    // Whether there is a code to open.
    function openCode(address: string): bool {
        code.address = address;
        code.active = openPage.codeOf(address) !== "";
        return code.active;
    }

    function close() {
        picture.active = false;
        marked.active = false;
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
        id: marked

        property var picture
        property var hotspots: []
        property bool numbered: false

        anchors.fill: parent
        active: false

        sourceComponent: MarkedViewer {
            language: root.language
            picture: marked.picture
            hotspots: marked.hotspots
            numbered: marked.numbered
            accent: Theme.accent(root.openPage.color, root.openPage.position)

            onLinkActivated: link => {
                root.close();
                root.followed(link);
            }
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
