import QtQuick

// A picture that two fingers or `zoomBy` enlarge and one finger then moves.
Flickable {
    id: root

    required property var picture
    readonly property real most: 4
    readonly property bool near: scaled > 1.01
    readonly property bool nearest: scaled > most - 0.01
    property real scaled: 1

    // Nearer by a factor, or away by one below 1; the middle of what is seen stays in the middle.
    function zoomBy(factor: real) {
        zoomTo(scaled * factor, width / 2, height / 2);
    }

    function zoomTo(scale: real, x: real, y: real) {
        const next = Math.max(1, Math.min(most, scale));
        const across = (contentX + x) / contentWidth;
        const down = (contentY + y) / contentHeight;
        scaled = next;
        contentX = Math.max(0, Math.min(contentWidth - width, across * contentWidth - x));
        contentY = Math.max(0, Math.min(contentHeight - height, down * contentHeight - y));
    }

    contentWidth: width * scaled
    contentHeight: height * scaled
    interactive: near
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    Image {
        width: root.contentWidth
        height: root.contentHeight
        asynchronous: true
        fillMode: Image.PreserveAspectFit
        source: root.picture.source
        Accessible.role: Accessible.Graphic
        Accessible.name: root.picture.alt
    }
}
