pragma ComponentBehavior: Bound

import QtQuick

// One picture with its caption; a tap opens it full screen.
BlockFrame {
    id: root

    required property var pictures
    readonly property var picture: pictures[0]

    above: Theme.gap * 3

    PictureButton {
        width: parent.width
        language: root.list.language
        picture: root.picture
        height: Math.round(width * Math.min(root.picture.height / root.picture.width, 1.1))

        onClicked: root.list.pictureOpened(root.pictures, 0)
    }

    BodyText {
        visible: root.picture.caption !== ""
        width: root.list.column
        topPadding: Theme.gap
        text: root.picture.caption
        color: Theme.softInk
        lineHeight: 1
    }
}
