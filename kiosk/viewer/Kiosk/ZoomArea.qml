import QtQuick

// An area whose content `zoomBy` or two fingers enlarge, and one finger then moves. The content lies at `startX`, `startY`
// and is `whole`, times `scaled`, large.
Flickable {
    id: root

    // The size of the content when all of it is seen.
    property size whole: Qt.size(width, height)
    readonly property real most: 4
    readonly property bool near: scaled > 1.01
    readonly property bool nearest: scaled > most - 0.01
    readonly property real startX: (contentWidth - whole.width * scaled) / 2
    readonly property real startY: (contentHeight - whole.height * scaled) / 2
    property real scaled: 1

    // Nearer by a factor, or away by one below 1; the middle of what is seen stays in the middle.
    function zoomBy(factor: real) {
        zoomTo(scaled * factor, width / 2, height / 2);
    }

    // What is seen at (x, y) stays there, as far as the edges allow.
    function zoomTo(scale: real, x: real, y: real) {
        const across = (contentX + x - startX) / scaled;
        const down = (contentY + y - startY) / scaled;
        scaled = Math.max(1, Math.min(most, scale));
        contentX = Math.max(0, Math.min(contentWidth - width, across * scaled + startX - x));
        contentY = Math.max(0, Math.min(contentHeight - height, down * scaled + startY - y));
    }

    contentWidth: Math.max(width, whole.width * scaled)
    contentHeight: Math.max(height, whole.height * scaled)
    interactive: near
    boundsBehavior: Flickable.StopAtBounds
    clip: true
}
