import QtQuick
import Kiosk.State

// A line that says what to do with the QR code of an address.
BodyText {
    required property Language language
    required property string address

    text: address.startsWith("tel:") ? language.words.translate("Point your phone’s camera at the code to call.") : language.words.translate("Point your phone’s camera at the code to take the link with you.")
}
