"""What the monkey sees: the buttons on the screen."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickWindow

# Walked in JavaScript: a Python wrapper for every item of the screen costs memory that is not given back.
_SEEN = """(function(root) {
    const found = {buttons: [], home: null, cover: "", guard: null};
    function walk(item) {
        if (!item.visible || item.opacity === 0)
            return;
        if (item instanceof StillHere || item instanceof AttractScreen || item.objectName === "closedScreen")
            found.cover = "sleep";
        else if (item instanceof Overlays && item.covering)
            found.cover = found.cover || "overlay";
        else if (item.objectName === "tapGuard")
            found.guard = [Math.round(item.x + item.width / 2), Math.round(item.y + item.height / 2)];
        if (item instanceof Touchable && item.enabled) {
            const at = item.mapToItem(null, item.width / 2, item.height / 2);
            const place = [Math.round(at.x), Math.round(at.y)];
            found.buttons.push(place);
            if (item.symbol === "home")
                found.home = place;
            if (item.symbol === "close")
                found.close = place;
        }
        for (let at = 0; at < item.children.length; ++at)
            walk(item.children[at]);
    }
    walk(root);
    return JSON.stringify(found);
})(this.contentItem)"""


@dataclass(frozen=True, slots=True)
class Seen:
    """The middles of the buttons, of the home button, of one that closes, and of what takes a double tap.

    `cover` is what covers the screen.
    """

    buttons: tuple[QPoint, ...]
    home: QPoint | None
    close: QPoint | None
    guard: QPoint | None
    cover: str  # "", "overlay" or "sleep"


class Eyes:
    """Look at one window."""

    def __init__(self, window: QQuickWindow) -> None:
        self._expression = QQmlExpression(QQmlEngine.contextForObject(window), window, _SEEN)

    def look(self) -> Seen:
        """Return what is on the screen now."""
        found = json.loads(str(self._expression.evaluate()[0]))
        return Seen(
            tuple(QPoint(*place) for place in found["buttons"]),
            _point(found["home"]),
            _point(found.get("close")),
            _point(found["guard"]),
            found["cover"],
        )


def _point(place: list[int] | None) -> QPoint | None:
    return None if place is None else QPoint(*place)
