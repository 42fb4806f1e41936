import QtQuick
import Kiosk

// A key of the pad: a digit, or a sign.
Touchable {
    id: root

    property string symbol: ""
    property bool strong: false

    opacity: enabled ? 1 : 0.35

    background: Rectangle {
        radius: Theme.radius
        color: Qt.tint(Theme.night, Qt.alpha(Theme.white, root.down ? 0.34 : root.strong ? 0 : 0.16))
    }
    contentItem: Item {
        Image {
            visible: root.symbol !== ""
            anchors.centerIn: parent
            source: root.symbol !== "" ? Qt.resolvedUrl(`../Kiosk/icons/${root.symbol}.svg`) : ""
            sourceSize: Qt.size(Theme.icon, Theme.icon)
        }

        BodyText {
            visible: root.symbol === ""
            anchors.centerIn: parent
            text: root.text
            color: Theme.light
            lineHeight: 1
            font.pixelSize: Theme.titleSize
            font.bold: true
        }
    }
}
