pragma ComponentBehavior: Bound

import QtQuick

// What the kiosk shows at first, in the fewest items: a picture over all, below it the home screen, and pages with
// a cover, a title and the text that fits on the screen, in two languages.
Window {
    id: root

    // [{"place", "picture", "page"}]: the cards of the home screen. A place is [x, y, width, height] in pixels.
    required property var cards
    // {language: {"place", "name"}}, and the place of the button to the home screen.
    required property var languages
    required property var home
    // {page: {"cover", language: {"title", "texts"}}}
    required property var pages
    required property string attract
    required property real bodySize
    readonly property real gap: width / 60
    property string language: Object.keys(languages)[0]
    property string page: ""

    visible: true
    width: Screen.width
    height: Screen.height
    flags: Qt.FramelessWindowHint
    color: "#faf5ea"

    component Card: Rectangle {
        id: card

        required property var shown

        x: shown.place[0]
        y: shown.place[1]
        width: shown.place[2]
        height: shown.place[3]
        color: "#15303f"

        Image {
            width: parent.width
            height: parent.height - words.height - root.gap
            asynchronous: true
            fillMode: Image.PreserveAspectCrop
            source: card.shown.picture
            sourceSize: Qt.size(width, height)
        }

        Text {
            id: words

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: root.gap / 2
            text: root.pages[card.shown.page][root.language].title
            color: "white"
            wrapMode: Text.Wrap
            font.family: "Literata SemiBold"
            font.pixelSize: root.width / 36
        }

        TapHandler {
            onTapped: root.page = card.shown.page
        }
    }

    component Button: Rectangle {
        id: button

        required property var place
        property string name: ""

        signal tapped

        x: place[0]
        y: place[1]
        width: place[2]
        height: place[3]
        color: "#38505d"

        Text {
            anchors.centerIn: parent
            text: button.name
            color: "white"
            font.family: "Nunito"
            font.pixelSize: root.width / 40
        }

        TapHandler {
            onTapped: button.tapped()
        }
    }

    Item {
        anchors.fill: parent
        visible: root.page === ""

        Repeater {
            model: root.cards

            Card {
                required property var modelData

                shown: modelData
            }
        }
    }

    // The page is made with the first tap, and filled anew with each further one.
    Loader {
        anchors.fill: parent
        anchors.bottomMargin: root.height - root.home[1]
        active: root.page !== "" || item
        visible: root.page !== ""

        sourceComponent: Column {
            id: page

            property var shown: ({})

            Binding {
                target: page
                property: "shown"
                value: root.pages[root.page]
                when: root.page !== ""
            }

            clip: true
            spacing: root.gap

            Image {
                width: parent.width
                height: root.width * 0.56
                asynchronous: true
                fillMode: Image.PreserveAspectCrop
                source: page.shown.cover ?? ""
                sourceSize: Qt.size(width, height)
            }

            Repeater {
                // The title and the most texts that a page has.
                model: 1 + Math.max(...Object.values(root.pages).map(each => each[root.language].texts.length))

                Text {
                    required property int index

                    x: 3 * root.gap
                    width: root.width - 6 * root.gap
                    visible: text !== ""
                    text: (index ? page.shown[root.language]?.texts[index - 1] : page.shown[root.language]?.title) ?? ""
                    textFormat: Text.StyledText
                    color: "#2b2622"
                    wrapMode: Text.Wrap
                    font.family: index ? "Nunito" : "Literata SemiBold"
                    font.pixelSize: root.bodySize * (index ? 1 : 1.8)
                }
            }
        }
    }

    Button {
        place: root.home
        visible: root.page !== ""

        onTapped: root.page = ""
    }

    Repeater {
        model: Object.keys(root.languages)

        Button {
            required property string modelData

            place: root.languages[modelData].place
            name: root.languages[modelData].name

            onTapped: root.language = modelData
        }
    }

    Image {
        id: attract

        anchors.fill: parent
        asynchronous: true
        fillMode: Image.PreserveAspectCrop
        source: root.attract
        sourceSize: Qt.size(width, height)

        TapHandler {
            onTapped: attract.visible = false
        }
    }
}
