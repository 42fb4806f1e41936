import QtQuick

// A picture that can be enlarged.
ZoomArea {
    id: root

    required property var picture

    Image {
        width: root.contentWidth
        height: root.contentHeight
        asynchronous: true
        fillMode: Image.PreserveAspectFit
        source: root.picture.source
        Accessible.role: Accessible.Graphic
        Accessible.name: root.picture.alt
    }
}
