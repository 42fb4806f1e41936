import QtQuick
import Kiosk.State

// Cover and title of a page: above the text in portrait, beside it in landscape (`tall`), and above it in one band,
// side by side, on a panel that is wide and small (`low`).
Rectangle {
    id: root

    required property OpenPage openPage
    required property color accent
    property bool tall: false
    property bool low: false
    property real coverHeight: 0
    // True while the cover flies in: its place is empty until then.
    property bool awaiting: false
    // True while the rest of the page is to be painted first: the pictures that are read wait for each other, and
    // this one, which is the largest, is not seen before it has flown in.
    property bool coverLater: false
    // The left edge of the text column, with which the title is aligned.
    property real inset: Theme.margin
    readonly property color deepAccent: Theme.deep(accent)
    readonly property alias cover: picture
    readonly property rect coverArea: Qt.rect(picture.x, picture.y, picture.width, picture.height)

    // The cover was tapped, to be seen whole.
    signal coverOpened

    implicitHeight: low ? Math.max(band.height, Math.ceil(30 * Theme.mm)) : band.y + band.height
    color: deepAccent

    Cover {
        id: picture

        readonly property bool mirrored: LayoutMirroring.enabled

        x: root.low && mirrored ? parent.width - width : 0
        width: root.low ? Math.ceil(parent.width * 0.25) : parent.width
        height: root.low ? root.height : root.tall ? root.height - band.height : root.coverHeight
        opacity: root.awaiting ? 0 : 1
        accent: root.accent

        Binding {
            target: picture
            property: "cover"
            value: root.openPage.cover
            when: !root.coverLater
            // It keeps the one before.
            restoreMode: Binding.RestoreNone
        }

        Touchable {
            anchors.fill: parent
            enabled: picture.ready
            name: root.openPage.coverWords !== "" ? root.openPage.coverWords : root.openPage.title
            Accessible.role: Accessible.Graphic

            onClicked: root.coverOpened()
        }
    }

    Item {
        id: band

        x: root.low && !picture.mirrored ? picture.width : 0
        y: root.low ? Math.round((root.height - height) / 2) : picture.height
        width: parent.width - (root.low ? picture.width : 0)
        height: Math.ceil(words.implicitHeight + Theme.between(8, 16) * Theme.mm)

        Column {
            id: words

            spacing: Theme.gap * 0.5

            anchors {
                left: parent.left
                right: parent.right
                verticalCenter: parent.verticalCenter
                leftMargin: root.low ? Theme.gap : root.inset
                rightMargin: root.low ? Theme.gap : root.inset
            }

            BodyText {
                visible: text !== "" && !root.low
                width: parent.width
                text: root.openPage.above
                color: Qt.tint(root.deepAccent, Qt.alpha(Theme.white, 0.82))
                lineHeight: 0.98
            }

            Title {
                width: parent.width
                size: Theme.titleSize
                title: root.openPage.title
                color: Theme.light
                lineHeight: 0.92
                family: Theme.titleFamily
                Accessible.role: Accessible.Heading
            }
        }
    }
}
