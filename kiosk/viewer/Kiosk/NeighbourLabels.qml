pragma Singleton

import QtQuick
import Kiosk.State

// The labels of the buttons and cards that lead to the previous and the next page.
QtObject {
    function previous(words: Translation, relation: string): string {
        if (relation === "parent")
            return words.translate("Overview");
        return relation === "section" ? words.translate("Previous section") : words.translate("Previous page");
    }

    function next(words: Translation, relation: string): string {
        return relation === "section" ? words.translate("Next section") : words.translate("Next page");
    }
}
