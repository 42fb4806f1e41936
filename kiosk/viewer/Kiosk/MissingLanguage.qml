pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// Says, in the visitor's language, that this page is shown in another, and offers those it has.
Rectangle {
    id: root

    required property OpenPage openPage
    required property Language language
    required property color accent

    height: visible ? Math.ceil(column.implicitHeight + 4 * Theme.gap) : 0
    color: Theme.tint(accent)

    Column {
        id: column

        anchors.centerIn: parent
        width: parent.width - 4 * Theme.gap
        spacing: Theme.gap * 1.5

        BodyText {
            width: parent.width
            text: root.language.words.translate("This page is not in your language yet. You can read it in:")
        }

        Flow {
            width: parent.width
            spacing: Theme.gap

            Repeater {
                model: root.openPage.otherLanguages

                BarButton {
                    required property var modelData

                    ground: Theme.deep(root.accent)
                    text: modelData.name

                    background: Rectangle {
                        radius: Theme.radius
                        color: Theme.deep(root.accent)
                    }

                    onClicked: root.language.choose(modelData.tag)
                }
            }
        }
    }
}
