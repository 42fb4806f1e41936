pragma ComponentBehavior: Bound

import QtQuick
import Kiosk

// The pages of the staff screen as large buttons.
Flickable {
    id: root

    required property var pages
    readonly property int columns: Math.max(1, Math.floor((width + Theme.gap) / (100 * Theme.mm + Theme.gap)))
    readonly property real each: Math.floor((width - (columns - 1) * Theme.gap) / columns)

    signal chosen(string page)

    clip: true
    contentWidth: width
    contentHeight: grid.height + Theme.gap
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height

    Grid {
        id: grid

        columns: root.columns
        spacing: Theme.gap

        Repeater {
            id: buttons

            // The highest of them gives all its height.
            readonly property real highest: {
                let most = 0;
                for (let at = 0; at < count; ++at)
                    most = Math.max(most, itemAt(at)?.implicitHeight ?? 0);
                return most;
            }

            model: root.pages

            PageButton {
                required property var modelData

                width: root.each
                height: buttons.highest
                text: modelData.title
                about: modelData.about

                onClicked: root.chosen(modelData.page)
            }
        }
    }

    ScrollHint {
        list: root
        parent: root.parent
        visible: root.visible
    }
}
