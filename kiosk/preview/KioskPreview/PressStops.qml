import QtQuick

// A press stops a flick, but not the glide after the wheel: what was pressed would glide away.
// It has to lie above the list, because what lies in it may grab.
Item {
    id: root

    required property Flickable list

    anchors.fill: list

    PointHandler {
        onActiveChanged: if (active && !root.list.flicking)
            root.list.cancelFlick()
    }
}
