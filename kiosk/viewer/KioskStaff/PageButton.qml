import QtQuick
import Kiosk

// A large button with a title and what it is for.
Touchable {
    id: root

    property string about: ""

    padding: Math.ceil(Theme.between(3, 6) * Theme.mm)
    Accessible.description: about

    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.line : Theme.paperShade
        border.color: Theme.night
        border.width: Theme.hairline
    }
    contentItem: Column {
        spacing: Theme.gap * 0.5

        BodyText {
            width: parent.width
            text: root.text
            lineHeight: 1
            font.bold: true
        }

        BodyText {
            width: parent.width
            visible: text !== ""
            text: root.about
            color: Theme.softInk
            lineHeight: 1
        }
    }
}
