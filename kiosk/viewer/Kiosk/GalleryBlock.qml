pragma ComponentBehavior: Bound

import QtQuick

// Several pictures to swipe through, or to step through with the two buttons.
BlockFrame {
    id: root

    required property var pictures
    // As high as the highest picture, within limits: upright ones stand in the middle of their place.
    readonly property real pictureHeight: Math.round(column * Math.min(0.75, Math.max(...pictures.map(picture => picture.height / picture.width))))

    above: Theme.gap * 3

    ListView {
        id: strip

        width: parent.width
        height: root.pictureHeight
        clip: true
        orientation: ListView.Horizontal
        snapMode: ListView.SnapOneItem
        highlightRangeMode: ListView.StrictlyEnforceRange
        highlightMoveDuration: Theme.grow
        spacing: Theme.gap
        model: root.pictures

        delegate: PictureButton {
            required property var modelData
            required property int index

            width: strip.width
            height: strip.height
            language: root.list.language
            picture: modelData

            onClicked: root.list.pictureOpened(root.pictures, index)
        }
    }

    Item {
        width: parent.width
        height: Math.max(Theme.target, Math.ceil(place.implicitHeight)) + Theme.gap

        StepButton {
            anchors.left: parent.left
            anchors.verticalCenter: place.verticalCenter
            symbol: "previous"
            name: root.list.language.words.translate("Previous picture")
            accent: root.accent
            enabled: strip.currentIndex > 0

            onClicked: strip.decrementCurrentIndex()
        }

        BodyText {
            id: place

            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            height: parent.height - Theme.gap
            verticalAlignment: Text.AlignVCenter
            text: root.list.language.words.translate("%1 of %2").arg(root.pictures[strip.currentIndex]?.place ?? "").arg(root.pictures[0].count)
            color: Theme.softInk
        }

        StepButton {
            anchors.right: parent.right
            anchors.verticalCenter: place.verticalCenter
            symbol: "next"
            name: root.list.language.words.translate("Next picture")
            accent: root.accent
            enabled: strip.currentIndex < root.pictures.length - 1

            onClicked: strip.incrementCurrentIndex()
        }
    }

    BodyText {
        visible: text !== ""
        width: root.list.column
        topPadding: Theme.gap
        text: root.pictures[strip.currentIndex]?.caption ?? ""
        color: Theme.softInk
        lineHeight: 1
    }
}
