pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.State

// The desk: the list of pages or the open page, its title above, the way back and the languages below.
Item {
    id: root

    required property StaffDesk desk
    readonly property Language language: desk.language
    // In the order of how often they are needed.
    readonly property var pages: known.filter(each => each.page !== "clean" || desk.cleans)
    readonly property var known: [
        {
            page: "problems",
            title: language.words.translate("Problems"),
            about: language.words.translate("What is wrong in the texts and pictures")
        },
        {
            page: "releases",
            title: language.words.translate("Releases"),
            about: language.words.translate("What visitors saw before, and the way back to it")
        },
        {
            page: "stick",
            title: language.words.translate("Import from a stick"),
            about: language.words.translate("Bring in new texts and pictures")
        },
        {
            page: "statistics",
            title: language.words.translate("Statistics"),
            about: language.words.translate("How many visits, and what was read most")
        },
        {
            page: "sound",
            title: language.words.translate("Volume"),
            about: language.words.translate("How loud the kiosk is")
        },
        {
            page: "hours",
            title: language.words.translate("Opening hours"),
            about: language.words.translate("Today and the next days")
        },
        {
            page: "clean",
            title: language.words.translate("Clean the screen"),
            about: language.words.translate("For half a minute touches do nothing")
        },
        {
            page: "machine",
            title: language.words.translate("Machine"),
            about: language.words.translate("Disk, memory, versions, log")
        },
        {
            page: "calibration",
            title: language.words.translate("Size of the screen"),
            about: language.words.translate("Measure it with a bank card")
        },
        {
            page: "end",
            title: language.words.translate("Restart or leave"),
            about: language.words.translate("Start the kiosk again, or end it")
        }
    ]
    readonly property var current: pages.find(each => each.page === desk.page) ?? null

    signal closed

    Item {
        id: head

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.margin
        height: Math.max(title.implicitHeight, close.height)

        Title {
            id: title

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - close.width - Theme.gap
            title: root.current ? root.current.title : root.language.words.translate("For staff")
            size: Theme.headingSize
            family: Theme.titleFamily
            lineHeight: 1
            mostLines: 2
            Accessible.role: Accessible.Heading
        }

        BarButton {
            id: close

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            symbol: "close"
            label: root.language.words.translate("Close")
            labelled: Theme.roominess > 0.3
            width: labelled ? implicitWidth : Theme.target
            ground: Theme.night
            solid: true

            onClicked: root.closed()
        }
    }

    PageList {
        visible: root.desk.page === ""
        pages: root.pages

        onChosen: page => {
            if (page === "clean")
                root.desk.clean();
            else
                root.desk.show(page);
        }

        anchors {
            left: parent.left
            right: parent.right
            top: head.bottom
            bottom: bar.top
            leftMargin: Theme.margin
            rightMargin: Theme.margin
            topMargin: Theme.gap
        }
    }

    Loader {
        id: page

        readonly property string name: root.desk.page

        function load() {
            const files = {
                problems: "ProblemsPage.qml",
                releases: "ReleasesPage.qml",
                stick: "StickPage.qml",
                statistics: "StatisticsPage.qml",
                sound: "SoundPage.qml",
                hours: "HoursPage.qml",
                machine: "MachinePage.qml",
                calibration: "CalibrationPage.qml",
                end: "EndPage.qml"
            };
            if (name === "")
                source = "";
            else
                setSource(files[name], {
                    desk: root.desk,
                    content: root.desk.content
                });
        }

        onNameChanged: load()

        anchors {
            left: parent.left
            right: parent.right
            top: head.bottom
            bottom: bar.top
            leftMargin: Theme.margin
            rightMargin: Theme.margin
            topMargin: Theme.gap
        }
    }

    Rectangle {
        id: bar

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Math.max(Theme.target, languages.implicitHeight) + 2 * Theme.gap
        color: Theme.night

        BarButton {
            id: back

            visible: root.desk.page !== ""
            anchors.left: parent.left
            anchors.leftMargin: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            symbol: "back"
            label: root.language.words.translate("All pages")
            labelled: wanted <= bar.width - languages.inLine(languages.widest("short") + 8 * Theme.mm) - 2 * Theme.margin - Theme.gap
            width: labelled ? implicitWidth : Theme.target
            ground: Theme.night

            onClicked: root.desk.show("")
        }

        LanguageButtons {
            id: languages

            readonly property real room: bar.width - back.width - 2 * Theme.margin - Theme.gap

            anchors.right: parent.right
            anchors.rightMargin: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(wanted, room)
            language: root.language
            ground: Theme.night
            brief: whole > room
        }
    }
}
