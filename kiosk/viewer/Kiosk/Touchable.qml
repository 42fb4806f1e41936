import QtQuick
import QtQuick.Templates as T

// A button for fingers: at least Theme.target high and wide, acts on release, never takes the keyboard focus.
T.AbstractButton {
    id: root

    property string name: text

    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.Button
    Accessible.name: name

    Accessible.onPressAction: root.clicked()
}
