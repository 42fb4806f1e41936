import QtQuick
import Kiosk.State

// Zooms out and in, and closes.
Grid {
    id: root

    required property Language language
    // Null for none.
    required property ZoomArea zoom
    property bool wordy: true

    // Three taps lead from the whole picture to its nearest.
    readonly property real step: 1.6

    signal stepped(real factor)
    signal closed

    spacing: Theme.gap * 2
    horizontalItemAlignment: Grid.AlignHCenter
    verticalItemAlignment: Grid.AlignVCenter

    StepButton {
        symbol: "zoom-out"
        name: root.language.words.translate("Zoom out")
        enabled: root.zoom?.near ?? false

        onClicked: root.stepped(1 / root.step)
    }

    StepButton {
        symbol: "zoom-in"
        name: root.language.words.translate("Zoom in")
        enabled: !(root.zoom?.nearest ?? true)

        onClicked: root.stepped(root.step)
    }

    BarButton {
        symbol: "close"
        text: root.wordy ? root.language.words.translate("Close") : ""
        name: root.language.words.translate("Close")

        onClicked: root.closed()
    }
}
