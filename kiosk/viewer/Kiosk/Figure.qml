import QtQuick

// A big number, the words before it, its unit and its label; the heights of all but the label are given from outside.
Column {
    id: root

    required property string before
    required property string value
    required property string unit
    required property string label
    required property real numberSize
    required property real beforeHeight
    required property real numberHeight
    required property real unitHeight
    required property color accent
    readonly property color deepAccent: Theme.deep(accent)
    readonly property real wantedBefore: before === "" ? 0 : beforeWords.implicitHeight
    readonly property real wantedForNumber: number.implicitHeight
    readonly property real wantedForUnit: unit === "" ? 0 : unitWords.implicitHeight

    signal linkActivated(string link)

    Rectangle {
        width: parent.width
        height: Math.ceil(1.2 * Theme.mm)
        color: root.accent
    }

    BodyText {
        id: beforeWords

        visible: root.beforeHeight > 0
        width: parent.width
        height: root.beforeHeight
        topPadding: Theme.gap
        verticalAlignment: Text.AlignBottom
        text: root.before
        color: root.deepAccent
        lineHeight: 1
        font.family: Theme.titleFamily
        font.pixelSize: Theme.leadSize
    }

    BodyText {
        id: number

        width: parent.width
        height: root.numberHeight
        topPadding: root.beforeHeight > 0 ? 0 : Theme.gap
        text: root.value
        color: root.deepAccent
        lineHeight: 0.9
        font.family: Theme.titleFamily
        font.pixelSize: root.numberSize
    }

    BodyText {
        id: unitWords

        visible: root.unitHeight > 0
        width: parent.width
        height: root.unitHeight
        text: root.unit
        color: root.deepAccent
        lineHeight: 1
        font.family: Theme.titleFamily
        font.pixelSize: Theme.leadSize
    }

    RichWords {
        width: parent.width
        text: root.label
        linkColor: root.deepAccent
        lineHeight: 1.02

        onLinkActivated: link => root.linkActivated(link)
    }
}
