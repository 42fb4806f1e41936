import QtQuick

// A QR code, its modules kept sharp.
Rectangle {
    id: root

    required property string code

    height: width
    color: "white"

    Image {
        anchors.fill: parent
        smooth: false
        fillMode: Image.PreserveAspectFit
        source: root.code
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("QR code")
    }
}
