pragma ComponentBehavior: Bound

import QtQuick

// A welcome in every language, shown until there is a first release, and where a release has no page for this screen.
Rectangle {
    id: root

    property string name
    property var greetings: []

    color: Theme.night

    Ornament {
        anchors.fill: parent
    }

    Column {
        anchors.centerIn: parent
        width: parent.width - 4 * Theme.margin
        spacing: Theme.margin

        Image {
            anchors.horizontalCenter: parent.horizontalCenter
            source: Qt.resolvedUrl("ornaments/horn.svg")
            sourceSize: Qt.size(Math.ceil(60 * Theme.mm), Math.ceil(60 * Theme.mm))
        }

        BodyText {
            visible: root.name !== ""
            width: parent.width
            text: root.name
            color: Theme.light
            horizontalAlignment: Text.AlignHCenter
            font.family: Theme.titleFamily
            font.pixelSize: Theme.sectionSize
        }

        Repeater {
            model: root.greetings.length > 0 ? root.greetings.map(greeting => greeting.text) : ["Қош келдіңіздер!", "Добро пожаловать!", "Welcome!"]

            BodyText {
                required property string modelData

                width: parent?.width ?? 0
                text: modelData
                color: Theme.light
                horizontalAlignment: Text.AlignHCenter
                font.family: Theme.titleFamily
                font.pixelSize: Theme.titleSize
            }
        }
    }
}
