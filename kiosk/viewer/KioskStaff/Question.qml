import QtQuick
import Kiosk
import Kiosk.State

// Asks before something is done that visitors notice. A touch beside it is a no.
Sheet {
    id: root

    required property Language language
    required property string title
    required property string yes
    property string about: ""

    signal answered(bool agreed)

    // The whole staff screen, not only the page that asks.
    function room(item: Item): StaffRoom {
        while (item && !(item as StaffRoom))
            item = item.parent;
        return item as StaffRoom;
    }

    anchors.fill: parent

    onClosed: answered(false)
    Component.onCompleted: parent = room(parent)

    Title {
        width: parent.width
        title: root.title
        size: Theme.headingSize
        family: Theme.titleFamily
        lineHeight: 1
    }

    BodyText {
        width: parent.width
        visible: text !== ""
        text: root.about
    }

    Flow {
        width: parent.width
        spacing: Theme.gap

        BarButton {
            text: root.yes
            ground: Theme.night
            solid: true

            onClicked: root.answered(true)
        }

        ChoiceButton {
            text: root.language.words.translate("Cancel")
            ground: Theme.night

            onClicked: root.answered(false)
        }
    }
}
