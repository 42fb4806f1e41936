import QtQuick
import Kiosk.State

// A QR code, its modules kept sharp.
Rectangle {
    id: root

    required property Language language
    required property string code

    height: width
    color: Theme.white

    Image {
        anchors.fill: parent
        smooth: false
        fillMode: Image.PreserveAspectFit
        source: root.code
        Accessible.role: Accessible.Graphic
        Accessible.name: root.language.words.translate("QR code")
    }
}
