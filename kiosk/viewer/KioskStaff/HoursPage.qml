pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.State

// The opening hours: how things stand now, the next days, and where the hours are set.
FactList {
    id: root

    required property StaffDesk desk
    required property StaffHours content

    model: content.rows
    share: 0.55

    header: Column {
        width: root.width - Theme.gap
        bottomPadding: Theme.gap
        spacing: Theme.gap

        BodyText {
            width: parent.width
            text: root.content.state
            font.bold: true
        }

        BodyText {
            width: parent.width
            text: root.desk.language.words.translate("The hours are set in kiosk.toml in the content folder, below [hours].")
            color: Theme.softInk
        }
    }
}
