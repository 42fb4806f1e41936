import QtQuick
import QtQuick.Templates as T

// Text in the kiosk's font and size, shown as plain text; RichWords shows bold, italic and links.
T.Label {
    id: root

    color: Theme.ink
    linkColor: Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    lineHeight: Theme.lineHeight
    // Set explicitly, so that it is mirrored even for a text without a direction, such as a number.
    horizontalAlignment: Text.AlignLeft

    font {
        family: Theme.bodyFamily
        pixelSize: Theme.bodySize
    }
}
