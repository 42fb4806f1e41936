pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.State

// After a right answer the next thing to do lights up: the next question or, after the last one, the next page. For
// what is out of sight stands the button that leads there.
Timer {
    id: root

    required property OpenPage openPage
    required property BlockList list
    required property color accent
    required property Item scrollButton
    // In the bar; null where it has none.
    required property Item nextButton
    property int answered: -1
    property string page: ""
    readonly property Component glow: Component {
        Glow {
        }
    }

    function after(row: int) {
        if (!Theme.animated)
            return;
        answered = row;
        page = openPage.page;
        restart();
    }

    function isInSight(item: Item): bool {
        if (!item)
            return false;
        const top = item.mapToItem(list, 0, 0).y;
        return top >= 0 && top + item.height <= list.height;
    }

    function light(item: Item, color: color) {
        if (item?.visible && item.enabled)
            glow.createObject(item, {
                "border.color": color,
                "radius": item === scrollButton ? item.width : Theme.radius
            });
    }

    // The ornament has unfolded.
    interval: Theme.unfold

    onTriggered: {
        if (openPage.page !== page)
            return;
        const next = openPage.nextQuestion(answered);
        const found = next < 0 ? (list.footerItem as Neighbours)?.nextCard() : list.itemAtIndex(next);
        if (isInSight(found))
            light((found as QuizBlock)?.box ?? found, Theme.deep(accent));
        else if (next < 0)
            light(nextButton, Theme.light);
        else
            light(scrollButton, Theme.deep(accent));
    }
}
