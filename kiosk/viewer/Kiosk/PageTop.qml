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
    readonly property alias cover: title.cover

    bottomPadding: Theme.gap

    PageTitle {
        id: title

        visible: !root.landscape
        width: root.width
        height: visible ? implicitHeight : 0
        awaiting: root.awaiting
        inset: (root.width - root.column) / 2
        coverHeight: Math.ceil(Math.min(root.width * 0.56, root.screenHeight * 0.34))
        openPage: root.openPage
        accent: root.accent
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
