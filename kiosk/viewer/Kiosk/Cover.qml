import QtQuick

// A page's picture filling its place; the section's colour and ornament where there is none.
Rectangle {
    id: root

    required property color accent
    property string source: ""
    readonly property alias ready: picture.ready

    clip: true
    color: Theme.deep(accent)

    Ornament {
        anchors.fill: parent
        visible: !picture.ready
    }

    Image {
        id: picture

        readonly property bool ready: status === Image.Ready

        anchors.fill: parent
        asynchronous: true
        retainWhileLoading: true
        fillMode: Image.PreserveAspectCrop
        source: root.source
        // As large as it is shown, so that no frame scales it again.
        sourceSize: Qt.size(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)))
    }
}
