import QtQuick

// A round button with one icon, in the section's colour.
Touchable {
    id: root

    required property string symbol
    property color accent: Theme.night

    implicitWidth: Theme.target
    implicitHeight: Theme.target
    opacity: enabled ? 1 : 0.35

    background: Rectangle {
        radius: width / 2
        color: root.down ? Qt.lighter(Theme.deep(root.accent), 1.3) : Theme.deep(root.accent)
    }
    contentItem: Item {
        Image {
            anchors.centerIn: parent
            source: Qt.resolvedUrl(`icons/${root.symbol}.svg`)
            sourceSize: Qt.size(Theme.icon, Theme.icon)
            mirror: root.mirrored && (root.symbol === "previous" || root.symbol === "next")
        }
    }
}
