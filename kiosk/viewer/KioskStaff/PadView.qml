pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.State

// The pad for the PIN. The digits stand where they stand on a telephone.
Item {
    id: root

    required property PinPad pad
    required property Language language
    readonly property bool beside: Theme.landscape
    readonly property real key: Math.ceil(Theme.between(16, 30) * Theme.mm)

    signal closed

    BarButton {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.margin
        z: 1
        symbol: "close"
        label: root.language.words.translate("Close")
        labelled: Theme.roominess > 0.3
        width: labelled ? implicitWidth : Theme.target
        ground: Theme.night
        solid: true

        onClicked: root.closed()
    }

    Grid {
        anchors.centerIn: parent
        columns: root.beside ? 2 : 1
        spacing: root.beside ? 3 * Theme.margin : Theme.margin
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        Column {
            id: words

            width: root.beside ? Math.min(root.width - keys.width - 7 * Theme.margin, 150 * Theme.mm) : root.width - 2 * Theme.margin
            spacing: Theme.gap * 1.5

            Title {
                width: parent.width
                visible: Theme.roominess > 0.3
                title: root.language.words.translate("For staff")
                size: Theme.titleSize
                family: Theme.titleFamily
                lineHeight: 1
                horizontalAlignment: Text.AlignHCenter
                Accessible.role: Accessible.Heading
            }

            Rectangle {
                visible: root.pad.takesPin && !root.pad.locked
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, Math.max(keys.width, Math.ceil(120 * Theme.mm)))
                height: Math.ceil(Theme.headingSize * 1.6)
                radius: Theme.radius
                color: Theme.paperShade
                border.color: Theme.line
                border.width: Theme.hairline

                BodyText {
                    anchors.centerIn: parent
                    text: root.pad.shown
                    lineHeight: 1
                    font.pixelSize: Theme.headingSize
                    font.letterSpacing: 2 * Theme.mm
                    font.bold: true
                }
            }

            // What to do, or what went wrong; as high as three lines, so that the keys stay where they are.
            Item {
                width: parent.width
                height: Math.max(todo.implicitHeight, told.implicitHeight, Math.ceil(Theme.bodySize * 3 * 1.4))

                BodyText {
                    id: todo

                    width: parent.width
                    visible: root.pad.told.length === 0
                    text: !root.pad.takesPin ? root.language.words.translate("Plug in the stick with the key.") : root.pad.takesKey ? root.language.words.translate("Enter the PIN, or plug in the stick with the key.") : root.language.words.translate("Enter the PIN.")
                    horizontalAlignment: Text.AlignHCenter
                    color: Theme.softInk
                }

                Column {
                    id: told

                    width: parent.width

                    Repeater {
                        model: root.pad.told

                        BodyText {
                            required property string modelData

                            width: parent?.width ?? 0
                            text: modelData
                            color: Theme.wrong
                            horizontalAlignment: Text.AlignHCenter
                        }
                    }
                }
            }
        }

        Grid {
            id: keys

            visible: root.pad.takesPin && !root.pad.locked
            columns: 3
            spacing: Theme.gap
            enabled: root.pad.usable

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "enter"]

                PadKey {
                    id: key

                    required property string modelData

                    width: root.key
                    height: root.key
                    enabled: modelData !== "enter" || root.pad.enough
                    symbol: modelData === "erase" ? "back" : modelData === "enter" ? "check" : ""
                    text: symbol === "" ? modelData : ""
                    name: modelData === "erase" ? root.language.words.translate("Erase the last digit") : modelData === "enter" ? root.language.words.translate("Open") : modelData
                    strong: modelData === "enter"

                    onClicked: {
                        if (modelData === "erase")
                            root.pad.erase();
                        else if (modelData === "enter")
                            root.pad.enter();
                        else
                            root.pad.type(Number(modelData));
                    }
                }
            }
        }
    }
}
