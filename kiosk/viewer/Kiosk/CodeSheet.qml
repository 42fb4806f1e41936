import QtQuick

// A link out of the kiosk: shown as a code to take along, never opened.
Sheet {
    id: root

    required property string address
    required property string code

    Words {
        width: parent.width
        text: root.address.startsWith("tel:") ? qsTr("Point your phone’s camera at the code to call.") : qsTr("Point your phone’s camera at the code to take the link with you.")
        horizontalAlignment: Text.AlignHCenter
        font.pixelSize: Theme.leadSize
    }

    CodePicture {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width * 0.7, Math.ceil(110 * Theme.mm), root.height * 0.36)
        code: root.code
    }

    Words {
        width: parent.width
        text: root.address.replace(/^(tel|mailto):/, "")
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WrapAnywhere
        maximumLineCount: 3
        elide: Text.ElideRight
        color: Theme.softInk
    }

    BarButton {
        anchors.horizontalCenter: parent.horizontalCenter
        symbol: "close"
        text: qsTr("Close")
        onClicked: root.closed()

        background: Rectangle {
            radius: Theme.radius
            color: Theme.night
        }
    }
}
