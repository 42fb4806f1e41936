pragma Singleton

import QtQuick

// What leafing to a neighbouring page is called.
QtObject {
    function previous(relation: string): string {
        if (relation === "parent")
            return qsTr("Overview");
        return relation === "section" ? qsTr("Previous section") : qsTr("Previous page");
    }

    function next(relation: string): string {
        return relation === "section" ? qsTr("Next section") : qsTr("Next page");
    }
}
