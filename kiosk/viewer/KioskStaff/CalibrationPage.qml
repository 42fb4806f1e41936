pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.State

// A card to compare with a real one: once both are alike, a millimetre is one.
Flickable {
    id: root

    required property StaffDesk desk
    required property StaffCalibration content
    readonly property Language language: desk.language
    // On a low screen the card lies beside the words.
    readonly property bool beside: Theme.low
    readonly property real wordsWidth: beside ? width - area.width - 2 * Theme.gap : width - Theme.gap

    clip: true
    contentWidth: width
    contentHeight: grid.height
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height

    Grid {
        id: grid

        columns: root.beside ? 2 : 1
        spacing: Theme.gap

        Item {
            id: area

            // Room for a card that is to become larger.
            width: root.beside ? Math.ceil(Math.min(1.06 * root.content.cardWidth, root.width * 0.6)) : root.width
            height: root.beside ? root.height : Math.max(Math.ceil(1.06 * root.content.cardHeight), Math.min(root.height - words.height - Theme.gap, Math.ceil(110 * Theme.mm)))

            Rectangle {
                x: Math.round((parent.width - width) / 2)
                y: Math.round((parent.height - height) / 2)
                width: Math.round(root.content.cardWidth)
                height: Math.round(root.content.cardHeight)
                radius: Math.round(3.18 / 85.6 * width)
                color: Theme.night

                Rectangle {
                    x: Math.round(parent.width * 0.12)
                    y: Math.round(parent.height * 0.36)
                    width: Math.round(parent.width * 0.14)
                    height: Math.round(width * 0.78)
                    radius: Theme.radius / 2
                    color: Theme.amber
                }

                BodyText {
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: Math.round(parent.height * 0.1)
                    text: `${root.content.inches}″`
                    color: Theme.light
                    lineHeight: 1
                }
            }
        }

        Column {
            id: words

            width: root.wordsWidth
            spacing: Theme.gap

            BodyText {
                width: parent.width
                text: root.language.words.translate("Hold a bank card against the glass. Make the drawn one larger or smaller until both are alike.")
            }

            Flow {
                width: parent.width
                spacing: Theme.gap

                ChoiceButton {
                    text: "− −"
                    name: root.language.words.translate("Much smaller")
                    ground: Theme.night

                    onClicked: root.content.grow(false, true)
                }

                ChoiceButton {
                    text: "−"
                    name: root.language.words.translate("A little smaller")
                    ground: Theme.night

                    onClicked: root.content.grow(false, false)
                }

                ChoiceButton {
                    text: "+"
                    name: root.language.words.translate("A little larger")
                    ground: Theme.night

                    onClicked: root.content.grow(true, false)
                }

                ChoiceButton {
                    text: "+ +"
                    name: root.language.words.translate("Much larger")
                    ground: Theme.night

                    onClicked: root.content.grow(true, true)
                }

                BarButton {
                    text: root.language.words.translate("It fits: keep this")
                    ground: Theme.night
                    solid: true
                    enabled: !root.desk.asking.waiting
                    opacity: enabled ? 1 : 0.35

                    onClicked: root.content.keep()
                }
            }

            Notice {
                width: parent.width
                language: root.language
                waiting: root.desk.asking.waiting
                text: root.content.told
            }
        }
    }

    ScrollHint {
        list: root
        parent: root.parent
    }
}
