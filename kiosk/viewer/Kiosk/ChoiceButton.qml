import QtQuick

// A choice on paper: filled when it is chosen, with a tick when it is switched on.
Touchable {
    id: root

    required property color ground
    property bool chosen: false
    // True for a choice of its own, which is switched on and off.
    property bool switched: false
    // Size of the sample letter before the text, in sizes of usual text; 0 for none.
    property real letters: 0
    readonly property color words: chosen ? Theme.light : Theme.ink

    leftPadding: Theme.gap * 1.5
    rightPadding: Theme.gap * 1.5
    topPadding: Theme.gap * 0.5
    bottomPadding: Theme.gap * 0.5
    checked: chosen

    background: Rectangle {
        radius: Theme.radius
        color: root.chosen ? root.ground : root.down ? Theme.line : Theme.paperShade
        border.color: root.ground
        border.width: Theme.hairline
    }
    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.gap

            BodyText {
                visible: root.letters > 0
                anchors.verticalCenter: parent.verticalCenter
                text: "A"
                color: root.words
                wrapMode: Text.NoWrap
                lineHeight: 1
                font.family: Theme.titleFamily
                font.pixelSize: Math.round(Theme.target * 0.3 * (1 + root.letters) / 1.6)
            }

            Image {
                visible: root.switched && root.chosen
                anchors.verticalCenter: parent.verticalCenter
                source: visible ? Qt.resolvedUrl("icons/check.svg") : ""
                sourceSize: Qt.size(Theme.icon, Theme.icon)
            }

            BodyText {
                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                color: root.words
                wrapMode: Text.NoWrap
                lineHeight: 1
                font.bold: root.chosen
            }
        }
    }
}
