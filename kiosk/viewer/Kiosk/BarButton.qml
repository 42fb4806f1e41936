import QtQuick

// A button of the bar: an icon, a word, or both, on the bar's dark ground.
Touchable {
    id: root

    property string symbol: ""
    property bool chosen: false
    property color ground: Theme.night
    // What a button with an icon says beside it where there is room, and to those who do not see it.
    property string label: ""
    property bool labelled: false
    // On paper instead of the bar.
    property bool solid: false
    // So many times it was tapped.
    property int taps: 0
    // How wide it is with its label.
    readonly property real wanted: Math.ceil(Theme.icon + Theme.gap + words.advanceWidth + 2 * 6 * Theme.mm)

    text: labelled ? label : ""
    name: label !== "" ? label : text
    leftPadding: symbol !== "" && text === "" ? 0 : Math.ceil(6 * Theme.mm)
    rightPadding: leftPadding

    background: Rectangle {
        radius: Theme.radius
        color: root.chosen ? Theme.light : Qt.tint(root.ground, Qt.alpha(Theme.white, root.down ? 0.34 : root.solid ? 0 : 0.14))
    }
    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.gap

            Image {
                visible: root.symbol !== ""
                anchors.verticalCenter: parent.verticalCenter
                source: root.visible && root.symbol !== "" ? Qt.resolvedUrl(`icons/${root.symbol}.svg`) : ""
                sourceSize: Qt.size(Theme.icon, Theme.icon)
                mirror: root.mirrored && (root.symbol === "back" || root.symbol === "next" || root.symbol === "previous")
            }

            BodyText {
                visible: root.text !== ""
                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                color: root.chosen ? Theme.ink : Theme.light
                wrapMode: Text.NoWrap
                lineHeight: 1
                font.bold: root.chosen
            }
        }
    }

    onClicked: taps += 1

    TextMetrics {
        id: words

        font.family: Theme.bodyFamily
        font.pixelSize: Theme.bodySize
        text: root.label
    }
}
