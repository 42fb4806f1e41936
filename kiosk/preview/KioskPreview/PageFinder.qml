pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import KioskPreview.State

// A list of all pages: type part of a name, choose with the arrow keys, open with Enter.
FocusScope {
    id: root

    required property StaffLanguage language
    required property ScreenControls controls
    required property PageList pages

    signal closed

    function open() {
        field.clear();
        root.pages.find("");
        list.currentIndex = 0;
        visible = true;
        field.forceActiveFocus(Qt.TabFocusReason);
    }

    function close() {
        visible = false;
        root.closed();
    }

    function choose() {
        const row = list.currentItem as PageRow;
        if (!row)
            return;
        root.controls.openPage(row.page);
        root.close();
    }

    visible: false

    Keys.onEscapePressed: close()

    TapHandler {
        onTapped: root.close()
    }

    Rectangle {
        id: sheet

        width: Math.min(560, parent.width - 48)
        height: Math.min(parent.height - 24, field.height + list.contentHeight + 44)
        radius: 8
        color: Theme.light
        border.color: Theme.softInk

        anchors {
            top: parent.top
            topMargin: 12
            horizontalCenter: parent.horizontalCenter
        }

        // A click on the sheet does not close it.
        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
        }

        DeskTextField {
            id: field

            focus: true
            placeholderText: root.language.words.translate("Part of a page’s title or folder")

            onTextEdited: {
                root.pages.find(text);
                list.currentIndex = 0;
            }
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onReturnPressed: root.choose()
            Keys.onEnterPressed: root.choose()
            Keys.onTabPressed: list.incrementCurrentIndex()

            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                margins: 12
            }
        }

        ListView {
            id: list

            objectName: "pages"
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            // No asynchronous buffer: Qt warns about rows that it was still creating when fewer pages are found.
            cacheBuffer: 0
            model: root.pages.rows
            Accessible.role: Accessible.List

            delegate: PageRow {
                width: list.width

                onClicked: {
                    list.currentIndex = index;
                    root.choose();
                }
            }

            anchors {
                left: parent.left
                right: parent.right
                top: field.bottom
                bottom: parent.bottom
                margins: 12
                topMargin: 8
            }
        }

        PressStops {
            list: list
        }

        DeskScrollHint {
            list: list
        }
    }
}
