pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// Pictures full screen: swipe or step from one to the next, pinch or tap the magnifying glass to zoom.
Rectangle {
    id: root

    required property Language language
    required property var pictures
    required property int first
    readonly property var picture: pictures[strip.currentIndex]
    readonly property ZoomPicture zoom: strip.currentItem as ZoomPicture

    signal closed

    color: Theme.darkroom

    Component.onCompleted: strip.positionViewAtIndex(first, ListView.SnapPosition)

    ListView {
        id: strip

        anchors.fill: parent
        anchors.bottomMargin: foot.height
        clip: true
        orientation: ListView.Horizontal
        snapMode: ListView.SnapOneItem
        highlightRangeMode: ListView.StrictlyEnforceRange
        highlightMoveDuration: Theme.grow
        interactive: !root.zoom?.near
        model: root.pictures
        currentIndex: root.first

        delegate: ZoomPicture {
            required property var modelData

            width: strip.width
            height: strip.height
            picture: modelData
        }
    }

    ZoomPinch {
        zoom: root.zoom
    }

    Item {
        id: foot

        height: caption.height + Theme.target + 3 * Theme.gap

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }

        BodyText {
            id: caption

            anchors.horizontalCenter: parent.horizontalCenter
            anchors.top: parent.top
            anchors.topMargin: Theme.gap
            width: Math.min(parent.width - 2 * Theme.margin, Theme.longestLine)
            height: text === "" ? 0 : implicitHeight
            text: root.picture.caption !== "" ? root.picture.caption : root.picture.alt
            color: Theme.light
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1
        }

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gap
            spacing: Theme.gap * 2

            StepButton {
                visible: root.pictures.length > 1
                symbol: "previous"
                name: root.language.words.translate("Previous picture")
                enabled: strip.currentIndex > 0

                onClicked: strip.decrementCurrentIndex()
            }

            ZoomButtons {
                columns: 3
                language: root.language
                zoom: root.zoom
                wordy: strip.width > 260 * Theme.mm || root.pictures.length < 2

                onStepped: factor => root.zoom.zoomBy(factor)
                onClosed: root.closed()
            }

            StepButton {
                visible: root.pictures.length > 1
                symbol: "next"
                name: root.language.words.translate("Next picture")
                enabled: strip.currentIndex < root.pictures.length - 1

                onClicked: strip.incrementCurrentIndex()
            }
        }
    }
}
