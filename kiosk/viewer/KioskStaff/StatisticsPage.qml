pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.State

// Visits and what was read, in numbers without persons; the whole of it is told by a command.
FactList {
    id: root

    required property StaffDesk desk
    required property StaffStatistics content

    model: content.rows
    share: 0.46

    header: Column {
        width: root.width - Theme.gap
        bottomPadding: Theme.gap

        BodyText {
            width: parent.width
            text: root.content.readable ? root.desk.language.words.translate("A report with charts is made by the command kiosk stats.") : root.desk.language.words.translate("The statistics are damaged. The kiosk sets them aside and begins anew with the next visit.")
            color: root.content.readable ? Theme.softInk : Theme.wrong
        }
    }
}
