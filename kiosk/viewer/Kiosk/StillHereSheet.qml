import QtQuick
import Kiosk.State

// The question on paper, with the time that is left as a ring, and the way for the next in the queue.
Rectangle {
    id: root

    required property Language language
    required property Idle idle

    width: Math.min(Theme.panel.width - 2 * Theme.margin, Math.ceil(270 * Theme.mm))
    height: column.implicitHeight + Theme.between(2, 4) * Theme.margin
    color: Theme.paper

    Column {
        id: column

        anchors.centerIn: parent
        width: parent.width - 2 * Theme.margin
        spacing: Theme.gap * Theme.between(1, 3)

        Item {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.ceil(Math.min(70 * Theme.mm, Theme.panel.height * 0.3))
            height: width

            Ring {
                anchors.fill: parent
                part: 1
                color: Theme.line
            }

            Ring {
                anchors.fill: parent
                part: root.idle.left
                color: Theme.night
            }

            Image {
                anchors.centerIn: parent
                source: root.visible ? Qt.resolvedUrl("icons/touch-dark.svg") : ""
                sourceSize: Qt.size(Math.ceil(parent.width * 0.31), Math.ceil(parent.width * 0.31))
            }
        }

        BodyText {
            width: parent.width
            text: root.language.words.translate("Still here?")
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 0.98
            font.family: Theme.titleFamily
            font.pixelSize: Theme.titleSize
        }

        BodyText {
            width: parent.width
            text: root.language.words.translate("Touch the screen to go on.")
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: Theme.leadSize
        }

        // For the next in the queue.
        BarButton {
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.language.words.translate("Start again")
            ground: Theme.night
            solid: true

            onClicked: root.idle.startAgain()
        }
    }
}
