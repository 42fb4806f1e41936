import QtQuick

// A welcome in three languages, shown until there is a first release.
Rectangle {
    id: root

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

        Repeater {
            model: ["Қош келдіңіздер!", "Добро пожаловать!", "Welcome!"]

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
