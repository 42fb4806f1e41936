pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// The center's name, date and time, the large card in front and a card for every section.
Item {
    id: root

    required property CurrentRelease release
    required property Clock clock
    required property Opening opening
    required property Metrics metrics
    // False while something covers the screen: nothing is asked then.
    property bool asking: true
    readonly property bool landscape: Theme.landscape
    readonly property bool hasFront: release.front.page !== undefined
    // A single section fills the screen.
    readonly property bool alone: hasFront && cards.count === 0
    readonly property real spacing: Math.ceil(Theme.between(4, 5) * Theme.mm)
    // A question beside its picture, or else in its place, is worth some height.
    readonly property real askingHeight: front.roomyHeight < space.height * 0.3 ? front.roomyHeight : front.slimHeight < space.height * 0.6 ? front.slimHeight : 0
    readonly property real frontHeight: landscape || alone ? space.height : Math.ceil(Math.max(front.leastHeight, Math.min(width * 0.36, space.height * 0.25), askingHeight))
    readonly property real frontWidth: landscape && !alone ? Math.ceil(Math.max(space.width * 0.3, Math.min((space.width - spacing) / 2, 100 * Theme.mm))) : space.width
    // Larger text asks for larger cards, but not for as much: two columns stay on a small screen.
    readonly property real growth: 0.2 + 0.8 * Theme.textScale
    // So wide that no word of a title is cut.
    readonly property real leastWidth: Math.max(84 * Theme.mm * growth, Lines.widestWord(release.titles, Theme.titleFamily, Theme.bodySize / Theme.textScale, false) + 2.2 * Theme.gap)
    readonly property real rowWidth: cards.width - spacing
    readonly property real leastPicture: 0.45
    readonly property real threeLines: 3 * Math.ceil(letters.height) + 1.5 * Theme.gap
    // Cards that are scrolled to are so high that a title of three lines leaves enough of the picture.
    readonly property real scrolledHeight: Math.ceil(threeLines / (1 - leastPicture))
    // Where that many cards leave it no such room, a title has two.
    readonly property int mostLines: cards.count > 24 && threeLines > grid.height * (1 - leastPicture) ? 2 : 3
    readonly property var grid: metrics.cardGrid(rowWidth, cards.height - spacing, cards.count, spacing, Math.ceil(leastWidth), Math.ceil(68 * Theme.mm * growth), 1.08, scrolledHeight)

    signal followed(string page, Item cover)
    signal scrolled

    // Where the card of a column begins in a row of so many.
    function beginOf(column: int, count: int): real {
        return Math.floor(column * (rowWidth + spacing) / count);
    }

    function toStart() {
        cards.positionViewAtBeginning();
        release.questions.reset();
    }

    // Somebody is there: nothing changes for a while.
    function touched() {
        turns.left = turns.most;
        if (turns.running)
            turns.restart();
    }

    objectName: "homeScreen"

    onVisibleChanged: release.comeIntoSight(visible)

    FontMetrics {
        id: letters

        font.family: Theme.titleFamily
        font.pixelSize: Theme.sectionSize
    }

    // After some questions that nobody answers, the card in front rests with the processor.
    Timer {
        id: turns

        readonly property int most: 5
        property int left: most

        objectName: "turns"
        interval: Theme.questionInterval
        repeat: true
        running: root.visible && root.asking && root.hasFront && left > 0 && Theme.animated

        onTriggered: {
            left -= 1;
            front.turn();
        }
    }

    // Below a page the cards are told another language when the page was seen in it.
    Connections {
        function onFrameSwapped() {
            root.release.catchUp();
        }

        target: root.Window.window
        enabled: root.release.behind
    }

    HomeHeader {
        id: header

        release: root.release
        clock: root.clock
        opening: root.opening

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: Theme.margin
            topMargin: Math.ceil(Theme.between(4, 9) * Theme.mm)
        }
    }

    Item {
        id: space

        anchors {
            left: parent.left
            right: parent.right
            top: header.bottom
            bottom: parent.bottom
            leftMargin: Theme.margin
            rightMargin: Theme.margin
            topMargin: Math.ceil(Theme.between(4, 7) * Theme.mm)
            bottomMargin: root.spacing
        }

        FrontCard {
            id: front

            anchors.left: parent.left
            anchors.top: parent.top
            visible: root.hasFront
            width: root.hasFront ? root.frontWidth : 0
            height: root.hasFront ? root.frontHeight : 0
            tall: root.landscape !== root.alone
            card: root.release.front
            questions: root.release.questions

            onFollowed: (page, cover) => root.followed(page, cover)
        }

        GridView {
            id: cards

            clip: true
            model: root.release.cards
            cellWidth: root.grid.width + root.spacing
            cellHeight: root.grid.height + root.spacing
            boundsBehavior: Flickable.StopAtBounds
            pixelAligned: true
            interactive: contentHeight > height + 1
            cacheBuffer: 0

            delegate: Item {
                id: cell

                required property string page
                required property string title
                required property string summary
                required property var cover
                required property string color
                required property int position
                required property int index
                readonly property int column: index % root.grid.columns
                readonly property int row: Math.floor(index / root.grid.columns)
                // Fewer cards in the last row share its width, unless one scrolls to them.
                readonly property int inRow: cards.interactive ? root.grid.columns : Math.min(root.grid.columns, cards.count - row * root.grid.columns)
                // The outer cards end where the card in front does: the pixels that are left go between them.
                readonly property real begin: root.beginOf(column, inRow)

                width: cards.cellWidth
                height: cards.cellHeight

                Card {
                    anchors.left: parent.left
                    anchors.leftMargin: cell.begin - cell.column * cards.cellWidth
                    y: Math.min(cell.row, root.grid.higher)
                    width: root.beginOf(cell.column + 1, cell.inRow) - cell.begin - root.spacing
                    height: root.grid.height + (cell.row < root.grid.higher ? 1 : 0)
                    leastLines: 1
                    mostLines: root.mostLines
                    titleSize: Theme.sectionSize
                    titleFamily: Theme.titleFamily
                    card: ({
                            page: cell.page,
                            title: cell.title,
                            summary: cell.summary,
                            cover: cell.cover,
                            color: cell.color,
                            position: cell.position
                        })

                    onFollowed: (page, cover) => root.followed(page, cover)
                }
            }

            onContentYChanged: root.scrolled()

            anchors {
                left: root.landscape ? front.right : parent.left
                right: parent.right
                top: root.landscape ? parent.top : front.bottom
                bottom: parent.bottom
                leftMargin: root.landscape && root.hasFront ? root.spacing : 0
                topMargin: !root.landscape && root.hasFront ? root.spacing : 0
                // The last gap of a row and of a column is outside.
                rightMargin: -root.spacing
                bottomMargin: -root.spacing
            }
        }

        ScrollHint {
            list: cards
        }
    }
}
