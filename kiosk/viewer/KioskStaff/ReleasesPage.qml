pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.State

// The releases that are kept, each with a picture of its home screen, and the way back to one.
Item {
    id: root

    required property StaffDesk desk
    required property StaffReleases content
    readonly property Language language: desk.language
    readonly property bool beside: width > 150 * Theme.mm
    readonly property string told: content.told
    property int asked: 0
    property string askedWhen: ""

    // What became of it stands above the list.
    onToldChanged: Qt.callLater(list.positionViewAtBeginning)

    ListView {
        id: list

        anchors.fill: parent
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.content.rows
        spacing: Theme.gap

        header: Notice {
            width: list.width - Theme.gap
            language: root.language
            waiting: root.desk.asking.waiting
            failed: root.content.failed
            text: root.content.told
        }
        delegate: Rectangle {
            id: row

            required property int number
            required property string published
            required property string changes
            required property string picture
            required property bool current

            width: list.width - Theme.gap
            height: grid.height + 2 * Theme.gap
            radius: Theme.radius
            color: Theme.paperShade
            border.color: row.current ? Theme.right : Theme.paperShade
            border.width: Math.ceil(0.8 * Theme.mm)

            Grid {
                id: grid

                x: Theme.gap
                y: Theme.gap
                columns: root.beside ? 2 : 1
                spacing: Theme.gap

                Image {
                    visible: row.picture !== ""
                    width: Math.ceil(Math.min(45 * Theme.mm, parent.parent.width - 2 * Theme.gap))
                    height: Math.ceil(width * 0.62)
                    asynchronous: true
                    fillMode: Image.PreserveAspectCrop
                    clip: true
                    source: row.picture
                    sourceSize: Qt.size(width, height)
                }

                Column {
                    id: words

                    width: row.width - 2 * Theme.gap - (root.beside && row.picture !== "" ? Math.ceil(45 * Theme.mm) + Theme.gap : 0)
                    spacing: Theme.gap * 0.5

                    BodyText {
                        width: parent.width
                        text: `${row.number} · ${row.published}`
                        lineHeight: 1
                        font.bold: true
                    }

                    BodyText {
                        width: parent.width
                        text: row.changes
                        color: Theme.softInk
                        lineHeight: 1
                        maximumLineCount: 6
                        elide: Text.ElideRight
                    }

                    BodyText {
                        width: parent.width
                        visible: row.current
                        text: root.language.words.translate("On the screen now")
                        color: Theme.right
                        lineHeight: 1
                        font.bold: true
                    }

                    ChoiceButton {
                        visible: !row.current
                        text: root.language.words.translate("Go back to this one")
                        ground: Theme.night
                        enabled: !root.desk.asking.waiting

                        onClicked: {
                            root.asked = row.number;
                            root.askedWhen = row.published;
                        }
                    }
                }
            }
        }
    }

    ScrollHint {
        list: list
    }

    Question {
        visible: root.asked > 0
        language: root.language
        title: root.language.words.translate("Go back to release {number}?").replace("{number}", root.asked)
        about: root.askedWhen + "\n" + root.language.words.translate("Visitors see at once what it showed. What was changed since stays in the content folder.")
        yes: root.language.words.translate("Go back")

        onAnswered: agreed => {
            const number = root.asked;
            root.asked = 0;
            if (agreed) {
                list.positionViewAtBeginning();
                root.content.goBack(number);
            }
        }
    }
}
