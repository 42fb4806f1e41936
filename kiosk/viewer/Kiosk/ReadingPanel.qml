pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// Text size, contrast and movement, above the bar: the page stays in sight and shows at once what is chosen.
Rectangle {
    id: root

    required property Language language
    required property color ground
    // The largest factor of the text for which the screen has room.
    required property real largest
    // Without sizes that would change nothing.
    readonly property list<int> sizes: ReadingAids.sizes.filter((size, at) => at === 0 || ReadingAids.sizes[at - 1] < 100 * largest)
    readonly property real inset: Math.ceil(Theme.between(4, 8) * Theme.mm)

    signal closed

    implicitHeight: column.implicitHeight + 2 * inset
    color: Theme.paper
    border.color: ground
    border.width: Math.ceil(0.8 * Theme.mm)

    // What lies below takes no touch.
    SwallowTouch {
        anchors.fill: parent
    }

    Column {
        id: column

        anchors.centerIn: parent
        width: parent.width - 2 * root.inset
        spacing: Theme.gap * 1.5

        Item {
            width: parent.width
            height: Math.max(title.implicitHeight, close.height)

            Title {
                id: title

                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - close.width - Theme.gap
                title: root.language.words.translate("Easier to read")
                size: Theme.headingSize
                family: Theme.titleFamily
                lineHeight: 1
            }

            StepButton {
                id: close

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                symbol: "close"
                accent: root.ground
                name: root.language.words.translate("Close")

                onClicked: root.closed()
            }
        }

        Flow {
            visible: root.sizes.length > 1
            width: parent.width
            spacing: Theme.gap

            Repeater {
                model: root.sizes

                ChoiceButton {
                    required property int modelData

                    // The letter itself shows the size; the number tells it.
                    text: `${modelData} %`
                    letters: modelData / 100
                    name: root.language.words.translate("Text size") + ` ${modelData} %`
                    ground: root.ground
                    chosen: ReadingAids.percent === modelData

                    onClicked: ReadingAids.percent = modelData
                }
            }
        }

        Flow {
            width: parent.width
            spacing: Theme.gap

            ChoiceButton {
                text: root.language.words.translate("High contrast")
                ground: root.ground
                switched: true
                chosen: ReadingAids.contrast

                onClicked: ReadingAids.contrast = !ReadingAids.contrast
            }

            ChoiceButton {
                text: root.language.words.translate("Nothing moves")
                ground: root.ground
                switched: true
                chosen: ReadingAids.calm

                onClicked: ReadingAids.calm = !ReadingAids.calm
            }

            ChoiceButton {
                visible: ReadingAids.used
                text: root.language.words.translate("As before")
                ground: root.ground

                onClicked: ReadingAids.reset()
            }
        }
    }
}
