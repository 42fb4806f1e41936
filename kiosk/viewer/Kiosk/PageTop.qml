pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// What scrolls above the first block: the title, where it does not stand beside the text, and a notice when the
// visitor's language is missing.
Column {
    id: root

    required property OpenPage openPage
    required property Language language
    required property color accent
    required property bool landscape
    required property real column
    // Where the column begins.
    required property real begin
    required property real screenHeight
    required property bool awaiting
    required property bool coverLater
    readonly property real titleHeight: title.visible ? title.height : 0
    readonly property rect coverArea: (title.item as PageTitle)?.coverArea ?? Qt.rect(0, 0, width, 0)

    signal coverOpened

    bottomPadding: Theme.low ? 0 : Theme.gap

    Loader {
        id: title

        active: !root.landscape
        // It keeps the height of what it had.
        visible: active
        width: root.width

        sourceComponent: PageTitle {
            low: Theme.low
            awaiting: root.awaiting
            coverLater: root.coverLater
            inset: (root.width - root.column) / 2
            coverHeight: Math.ceil(Math.min(root.width * 0.56, root.screenHeight * Theme.between(0.25, 0.34)))
            openPage: root.openPage
            accent: root.accent

            onCoverOpened: root.coverOpened()
        }
    }

    Item {
        width: root.width
        height: root.landscape ? Math.ceil(9 * Theme.mm) : Theme.low && root.openPage.otherLanguages.length === 0 ? 0 : Theme.gap * Theme.between(1, 2)
    }

    MissingLanguage {
        x: root.begin
        visible: root.openPage.otherLanguages.length > 0
        width: root.column
        openPage: root.openPage
        language: root.language
        accent: root.accent
    }
}
