import QtQuick
import QtQuick.Templates as T

// Text as the kiosk sets it. Staff's text arrives escaped; only blocks switch to StyledText.
T.Label {
    id: root

    color: Theme.ink
    linkColor: Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    lineHeight: Theme.lineHeight
    // Said aloud, so that it is mirrored: a number has no direction of its own.
    horizontalAlignment: Text.AlignLeft

    font {
        family: Theme.bodyFamily
        pixelSize: Theme.bodySize
    }
}
