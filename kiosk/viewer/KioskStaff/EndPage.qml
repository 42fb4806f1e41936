import QtQuick
import Kiosk
import Kiosk.State

// Starts the kiosk again, or ends it; both after a question.
Flickable {
    id: root

    required property StaffDesk desk
    required property var content
    readonly property Language language: desk.language
    readonly property real each: Math.min(width - Theme.gap, Math.ceil(120 * Theme.mm))
    // "restart" or "leave" while it asks.
    property string asked: ""

    clip: true
    contentWidth: width
    contentHeight: choices.height
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height

    Flow {
        id: choices

        width: root.width - Theme.gap
        spacing: Theme.gap

        PageButton {
            id: restart

            width: root.each
            height: Math.max(implicitHeight, leave.implicitHeight)
            text: root.language.words.translate("Restart the kiosk")
            about: root.language.words.translate("The screen is dark for a few seconds.")

            onClicked: root.asked = "restart"
        }

        PageButton {
            id: leave

            width: root.each
            height: Math.max(implicitHeight, restart.implicitHeight)
            text: root.language.words.translate("Leave the kiosk")
            about: root.language.words.translate("The exhibit ends, and does not start again by itself.")

            onClicked: root.asked = "leave"
        }
    }

    ScrollHint {
        list: root
        parent: root.parent
    }

    Question {
        visible: root.asked !== ""
        language: root.language
        title: root.asked === "leave" ? root.language.words.translate("Leave the kiosk?") : root.language.words.translate("Restart the kiosk?")
        about: root.asked === "leave" ? root.language.words.translate("Visitors see nothing until somebody starts it again.") : ""
        yes: root.asked === "leave" ? root.language.words.translate("Leave") : root.language.words.translate("Restart")

        onAnswered: agreed => {
            const what = root.asked;
            root.asked = "";
            if (agreed && what === "leave")
                root.desk.leave();
            else if (agreed)
                root.desk.restart();
        }
    }
}
