pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.State

// What is wrong in the content, in the words of the report.
Item {
    id: root

    required property StaffDesk desk
    required property StaffProblems content

    BodyText {
        width: parent.width
        visible: !root.content.loading && list.count === 0
        text: root.desk.language.words.translate("No problems: everything that staff wrote is on the screen.")
    }

    ListView {
        id: list

        anchors.fill: parent
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.content.rows
        spacing: Theme.gap

        delegate: Rectangle {
            id: row

            required property string place
            required property bool bad
            required property string message
            required property string hint
            required property string meanwhile

            width: list.width - Theme.gap
            height: words.implicitHeight + 2 * Theme.gap
            radius: Theme.radius
            color: Theme.paperShade

            Rectangle {
                width: Math.ceil(2 * Theme.mm)
                height: parent.height
                color: row.bad ? Theme.wrong : Theme.amber
            }

            Column {
                id: words

                x: Math.ceil(6 * Theme.mm)
                y: Theme.gap
                width: parent.width - x - Theme.gap
                spacing: Theme.gap * 0.5

                BodyText {
                    width: parent.width
                    visible: text !== ""
                    text: row.place
                    color: row.bad ? Theme.wrong : Theme.softInk
                    wrapMode: Text.WrapAnywhere
                    lineHeight: 1
                }

                BodyText {
                    width: parent.width
                    text: row.message
                    font.bold: true
                }

                BodyText {
                    width: parent.width
                    visible: text !== ""
                    text: row.hint
                }

                BodyText {
                    width: parent.width
                    visible: text !== ""
                    text: row.meanwhile
                    color: Theme.softInk
                }
            }
        }
        footer: BodyText {
            width: list.width
            topPadding: Theme.gap
            visible: root.content.more > 0
            height: visible ? implicitHeight : 0
            text: root.desk.language.words.translate("And {count} more").replace("{count}", root.content.more)
        }
    }

    ScrollHint {
        list: list
    }
}
