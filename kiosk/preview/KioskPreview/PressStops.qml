import QtQuick

// Stops a list that still moves after the wheel as soon as it is pressed; Qt does so after a flick only.
// It has to be above the list, since items in the list may grab the press.
Item {
    id: root

    required property Flickable list

    anchors.fill: list

    PointHandler {
        onActiveChanged: if (active && !root.list.flicking)
            root.list.cancelFlick()
    }
}
