pragma ComponentBehavior: Bound

import QtQuick

// A page's picture filling its place; the section's colour and ornament where there is none.
Rectangle {
    id: root

    required property color accent
    // See ReleasePages.cover_values.
    property var cover: ({})
    readonly property alias ready: picture.ready
    // The upright picture is shown where its shape is nearer to that of the place.
    property bool upright: (cover.tall ?? "") !== "" && width * width < height * height * cover.aspect * cover.tallAspect
    // Until it is known, that of most: a picture of another shape is read twice.
    readonly property real aspect: (upright ? cover.tallAspect : cover.aspect) ?? 1.6
    readonly property bool whole: cover.whole ?? false
    // The size in which the picture is read: as large as it is shown, so that no frame scales it again.
    property size decoded: exact
    readonly property size exact: Qt.size(Math.max(1, Math.round(picture.width)), Math.max(1, Math.round(picture.height)))
    // Larger than the picture that was made for cards.
    readonly property bool large: Math.max(decoded.width, decoded.height) > (cover.cardEdge ?? 0)
    readonly property bool asHigh: (width < height * aspect) !== whole

    // Where a side of the picture begins, so that a point of it (percent) comes as near to the middle as can be.
    function begin(place: real, side: real, percent: real): real {
        return whole ? Math.round((place - side) / 2) : Math.round(Math.max(place - side, Math.min(0, place / 2 - side * percent / 100)));
    }

    clip: true
    color: Theme.deep(accent)

    // Not while a picture is loaded, which takes an instant.
    Loader {
        anchors.fill: parent
        active: picture.source.toString() === "" || picture.status === Image.Error

        sourceComponent: Ornament {
        }
    }

    Image {
        id: picture

        readonly property bool ready: status === Image.Ready

        x: root.begin(root.width, width, root.cover.across ?? 50)
        y: root.begin(root.height, height, root.cover.down ?? 50)
        width: root.asHigh ? Math.ceil(root.height * root.aspect) : root.width
        height: root.asHigh ? root.height : Math.ceil(root.width / root.aspect)
        asynchronous: true
        retainWhileLoading: true
        // A picture of another shape than was expected fills its place, too.
        fillMode: Image.PreserveAspectCrop
        source: (root.upright ? (root.large ? root.cover.tall : root.cover.tallCard) : root.large ? root.cover.source : root.cover.card) ?? ""
        sourceSize: root.decoded
    }
}
