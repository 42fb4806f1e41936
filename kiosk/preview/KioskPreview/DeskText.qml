import QtQuick
import Kiosk

// Text in the size of a desktop program, not of a screen in a lobby.
BodyText {
    lineHeight: 1
    font.pixelSize: 15
}
