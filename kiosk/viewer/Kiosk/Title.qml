import QtQuick
import Kiosk.State

// A title. A word that is wider than its place makes the whole title smaller; one that is still wider gets hyphens.
BodyText {
    id: root

    required property string title
    property string family: Theme.bodyFamily
    property bool strong: false
    property real size: Theme.bodySize
    // Lines at the most, else the title ends in an ellipsis; 0 is as many as it takes.
    property int mostLines: 0
    readonly property real least: Math.min(size, Math.ceil(Theme.bodySize / Theme.textScale))
    readonly property var setting: Titles.set(title, family, strong, size, least, width, mostLines)

    // The lines of a title are about as long as each other.
    rightPadding: LayoutMirroring.enabled ? 0 : setting.spare
    text: setting.text

    font {
        family: root.family
        bold: root.strong
        pixelSize: root.setting.size
    }
}
