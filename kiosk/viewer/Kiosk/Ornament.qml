import QtQuick

// A quiet ornament over a colour, for places that have no picture.
Image {
    id: root

    fillMode: Image.Tile
    source: Qt.resolvedUrl("ornaments/pattern.svg")
    sourceSize: Qt.size(Math.ceil(34 * Theme.mm), Math.ceil(34 * Theme.mm))
    opacity: 0.12
}
