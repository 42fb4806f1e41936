import QtQuick

// Two fingers that enlarge a ZoomArea; it lies where they are told, over that area or over what holds it.
PinchHandler {
    id: root

    // Null for none.
    required property ZoomArea zoom
    property real start: 1

    target: null
    grabPermissions: PointerHandler.CanTakeOverFromAnything

    onActiveChanged: start = zoom?.scaled ?? 1
    onActiveScaleChanged: if (active)
        zoom?.zoomTo(start * activeScale, centroid.position.x, centroid.position.y)
    onCanceled: start = 1
}
