import QtQuick
import Kiosk.State
import "pictureFile.js" as PictureFile

// A picture that opens full screen when tapped; an empty area of its size while it is still being made.
Touchable {
    id: root

    required property Language language
    required property var picture

    enabled: picture.source !== ""
    name: picture.alt !== "" ? picture.alt : root.language.words.translate("Picture")
    Accessible.description: root.language.words.translate("Opens full screen")

    background: Rectangle {
        color: Theme.paperShade
    }
    contentItem: Image {
        asynchronous: true
        retainWhileLoading: true
        // A place of the picture's own shape, in whole pixels, is filled to its edges.
        fillMode: Math.abs(width * root.picture.height / root.picture.width - height) < 1 ? Image.Stretch : Image.PreserveAspectFit
        source: PictureFile.forPlace(root.picture, width, height)
        sourceSize: Qt.size(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)))
    }

    Image {
        visible: root.enabled
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.gap * 2
        source: Qt.resolvedUrl("icons/zoom-in.svg")
        sourceSize: Qt.size(Theme.icon, Theme.icon)

        Rectangle {
            z: -1
            anchors.centerIn: parent
            width: parent.width + Theme.gap * 1.5
            height: width
            radius: width / 2
            color: Theme.badge
        }
    }
}
