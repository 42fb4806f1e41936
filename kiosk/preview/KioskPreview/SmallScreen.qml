pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.State
import KioskPreview.State

// What visitors see, as one of the preview's small screens: it scrolls along with the others.
Item {
    id: root

    required property Navigation navigation
    required property Language language
    required property Idle idle
    required property Clock clock
    required property Site site
    required property OpenPage openPage
    required property Metrics metrics
    required property ReadingPlace place

    property ListView list: null
    property GridView grid: null
    // Frames until the marked row is where it belongs: a page's rows get their heights with the first.
    property int wanting: 0
    property bool led: false
    // The software renderer paints only what changed, and of a scaled text a little too little.
    property bool moved: false
    property bool other: false

    function find(item: Item, fits: var): Item {
        if (fits(item))
            return item;
        for (let at = 0; at < item.children.length; ++at) {
            const found = root.find(item.children[at], fits);
            if (found)
                return found;
        }
        return null;
    }

    function ready(): bool {
        if (!root.list)
            root.list = root.find(stage, item => item.objectName === "pageList") as ListView;
        return root.list !== null;
    }

    function tell() {
        const list = root.list;
        const row = list.indexAt(1, list.contentY + 1);
        const item = list.itemAtIndex(row);
        if (list.contentY > list.originY && list.atYEnd)
            root.place.tell(list.count, 0);
        else if (item)
            root.place.tell(row, (list.contentY - item.y) / Math.max(1, item.height));
        else
            root.place.tell(-1, (list.contentY - list.originY) / Math.max(1, list.headerItem.height));
    }

    function end(): real {
        return Math.max(root.list.originY, root.list.originY + root.list.contentHeight - root.list.height);
    }

    function go(row: int, share: real) {
        const list = root.list;
        root.led = true;
        (list.parent as PageScreen).fresh = row < 0 && share <= 0;
        list.forceLayout();
        if (row < 0) {
            list.positionViewAtBeginning();
            list.contentY = Math.min(list.originY + share * list.headerItem.height, root.end());
        } else if (row >= list.count) {
            list.positionViewAtEnd();
        } else {
            list.positionViewAtIndex(row, ListView.Beginning);
            const item = list.itemAtIndex(row);
            if (item)
                list.contentY = Math.min(item.y + share * item.height, Math.max(item.y, root.end()));
        }
        root.led = false;
    }

    // Without a turn of the page where the row is in sight already.
    function show(row: int) {
        const list = root.list;
        (list.parent as PageScreen).toStart();
        if (row < 0)
            return;
        const near = list.itemAtIndex(row);
        if (near && near.y + near.height <= list.contentY + list.height)
            return;
        (list.parent as PageScreen).fresh = false;
        list.positionViewAtIndex(row, ListView.Center);
        const item = list.itemAtIndex(row);
        if (item && item.height > list.height)
            list.positionViewAtIndex(row, ListView.Beginning);
    }

    transformOrigin: Item.TopLeft
    Component.onCompleted: grid = find(stage, item => item instanceof GridView) as GridView
    onScaleChanged: moved = true

    Binding {
        target: Theme
        property: "finest"
        value: Math.ceil(1 / Math.max(0.01, root.scale))
    }

    // Once a frame: what changes twice between two frames may be the same again.
    Connections {
        target: root.Window.window

        function onAfterAnimating() {
            if (root.wanting > 0 && root.ready()) {
                --root.wanting;
                root.moved = true;
                root.show(root.place.marked);
            }
            if (root.moved)
                root.other = !root.other;
            root.moved = false;
        }
    }

    Connections {
        target: root.metrics

        function onChanged() {
            root.moved = true;
        }
    }

    Connections {
        target: root.place

        function onLed(row: int, share: real) {
            if (root.ready())
                root.go(row, share);
        }

        function onWanted() {
            root.moved = true;
            root.wanting = 2;
        }

        function onMarkedChanged() {
            root.moved = true;
        }

        function onAsked() {
            if (root.ready())
                root.tell();
        }

        function onStepped(screens: real) {
            if (!root.ready() || root.navigation.atHome)
                return;
            (root.list.parent as PageScreen).fresh = false;
            root.list.contentY = Math.max(root.list.originY, Math.min(root.end(), root.list.contentY + screens * root.list.height));
            root.tell();
        }
    }

    Connections {
        target: root.openPage

        function onArrived() {
            root.ready();
            root.moved = true;
        }
    }

    Connections {
        target: root.list

        function onContentYChanged() {
            root.moved = true;
            if (!root.led && root.list.moving)
                root.tell();
        }
    }

    Connections {
        target: root.grid

        function onContentYChanged() {
            root.moved = true;
        }
    }

    ProblemHighlight {
        list: root.list
        row: root.place.marked
    }

    // The frame: drawn by the scale of the screen, so that it is equally thin around all. It lies under the
    // whole screen, which is painted anew with it.
    Rectangle {
        readonly property real thin: 1 / Math.max(0.01, root.scale)

        anchors.fill: parent
        anchors.margins: -7 * thin
        radius: 7 * thin
        color: root.other ? "#3a3530" : "#3a3531"
    }

    Stage {
        id: stage

        anchors.fill: parent
        navigation: root.navigation
        language: root.language
        idle: root.idle
        clock: root.clock
        site: root.site
        openPage: root.openPage
        metrics: root.metrics
    }
}
