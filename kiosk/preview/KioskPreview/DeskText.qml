import QtQuick
import Kiosk

// Text in the size of a desk, not of a lobby.
BodyText {
    lineHeight: 1
    font.pixelSize: 15
}
