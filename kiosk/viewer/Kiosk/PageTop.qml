pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// What scrolls above the first block: the title in portrait, and a notice when the visitor's language is missing.
Column {
    id: root

    required property OpenPage openPage
    required property Language language
    required property color accent
    required property bool landscape
    required property real column
    required property real screenHeight
    required property bool awaiting
    required property bool coverLater
    readonly property real titleHeight: title.visible ? title.height : 0
    readonly property real coverHeight: Math.ceil(Math.min(width * 0.56, screenHeight * 0.34))

    signal coverOpened

    bottomPadding: Theme.gap

    Loader {
        id: title

        active: !root.landscape
        // It keeps the height of what it had.
        visible: active
        width: root.width

        sourceComponent: PageTitle {
            awaiting: root.awaiting
            coverLater: root.coverLater
            inset: (root.width - root.column) / 2
            coverHeight: root.coverHeight
            openPage: root.openPage
            accent: root.accent

            onCoverOpened: root.coverOpened()
        }
    }

    Item {
        width: root.width
        height: root.landscape ? Math.ceil(9 * Theme.mm) : Theme.gap * 2
    }

    MissingLanguage {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.openPage.otherLanguages.length > 0
        width: root.column
        openPage: root.openPage
        language: root.language
        accent: root.accent
    }
}
