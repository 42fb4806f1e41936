import QtQuick
import Kiosk
import Kiosk.State

// How loud the kiosk is.
Item {
    id: root

    required property StaffDesk desk
    required property StaffSound content
    readonly property Language language: desk.language

    BodyText {
        width: parent.width
        visible: root.content.known && !root.content.there
        text: root.language.words.translate("No sound on this machine.")
    }

    Column {
        visible: root.content.there
        width: Math.min(parent.width, Math.ceil(240 * Theme.mm))
        spacing: Theme.margin

        BodyText {
            width: parent.width
            text: root.content.muted ? root.language.words.translate("Switched off") : `${root.content.percent} %`
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1
            font.family: Theme.titleFamily
            font.pixelSize: Theme.figureSize
        }

        Row {
            width: parent.width
            spacing: Theme.gap

            ChoiceButton {
                id: softer

                text: "−"
                ground: Theme.night
                name: root.language.words.translate("Softer")
                enabled: root.content.percent > 0
                opacity: enabled ? 1 : 0.35

                onClicked: root.content.change(-1)
            }

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - softer.width - louder.width - 2 * Theme.gap
                height: Math.ceil(6 * Theme.mm)
                radius: height / 2
                color: Theme.line

                Rectangle {
                    width: Math.max(height, Math.round(parent.width * root.content.percent / 100))
                    height: parent.height
                    radius: height / 2
                    visible: root.content.percent > 0
                    color: root.content.muted ? Theme.softInk : Theme.night
                }
            }

            ChoiceButton {
                id: louder

                text: "+"
                ground: Theme.night
                name: root.language.words.translate("Louder")
                enabled: root.content.percent < 100
                opacity: enabled ? 1 : 0.35

                onClicked: root.content.change(1)
            }
        }

        ChoiceButton {
            anchors.horizontalCenter: parent.horizontalCenter
            text: root.content.muted ? root.language.words.translate("Switch the sound on") : root.language.words.translate("Switch the sound off")
            ground: Theme.night

            onClicked: root.content.turn()
        }
    }
}
