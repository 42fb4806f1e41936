import QtQuick

// A page's introduction on another page: cover above, title below.
Touchable {
    id: root

    required property var card
    // Cards side by side may have bands of one height.
    property int leastLines: 2
    property int mostLines: 3
    property real titleSize: Theme.bodySize
    property string titleFamily: Theme.bodyFamily
    readonly property color accent: Theme.accent(card.color, card.position)
    readonly property color deepAccent: Theme.deep(accent)

    signal followed(string page, Item cover)

    name: card.title
    Accessible.description: card.summary
    scale: down ? Theme.pressed : 1

    Behavior on scale {
        NumberAnimation {
            duration: Theme.press
        }
    }
    background: Rectangle {
        color: root.deepAccent
    }
    contentItem: Item {
        Rectangle {
            z: 1
            anchors.fill: parent
            visible: root.down
            color: Theme.shade
        }

        Cover {
            id: cover

            accent: root.accent
            cover: root.card.cover

            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                bottom: band.top
            }
        }

        Rectangle {
            id: band

            readonly property real line: title.font.pixelSize * 1.364

            height: Math.min(parent.height, Math.ceil(Math.max(line * root.leastLines, title.implicitHeight) + 1.5 * Theme.gap))
            color: root.deepAccent

            anchors {
                left: parent.left
                right: parent.right
                bottom: parent.bottom
            }

            Title {
                id: title

                title: root.card.title
                size: root.titleSize
                family: root.titleFamily
                color: Theme.light
                mostLines: root.mostLines
                strong: root.titleFamily === Theme.bodyFamily
                lineHeight: 1

                anchors {
                    left: parent.left
                    right: parent.right
                    verticalCenter: parent.verticalCenter
                    leftMargin: Theme.gap * 1.25
                    rightMargin: Theme.gap * 0.75
                }
            }
        }
    }

    onClicked: followed(card.page, cover)
}
