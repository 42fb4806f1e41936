"""Where the home screen has its cards, and the bar its buttons.

`python -m benchmarks.targets STATE WIDTH HEIGHT` prints it as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from benchmarks.display import SIZE, Size
from benchmarks.own_viewer import measure_apart, open_viewer
from kiosk.languages.names import own_name

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

SETTLE_SECONDS = 2.0
Rectangle = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Targets:
    """Rectangles (x, y, width, height) in pixels: the cards by page, the buttons by what they do.

    The buttons are "home", "back" and the language tags; `bar` is the height of the bar, `screen` the size
    of the screen.
    """

    cards: dict[str, Rectangle]
    buttons: dict[str, Rectangle]
    bar: int
    screen: Size = SIZE


def middle(rectangle: Rectangle) -> tuple[int, int]:
    """Return the middle of a rectangle."""
    x, y, width, height = rectangle
    return x + width // 2, y + height // 2


def find_targets(state: Path, screen: Size = SIZE) -> Targets:
    """Return the targets of a home screen; the kiosk is asked in a process of its own."""
    found = measure_apart(
        "benchmarks.targets",
        str(state),
        *map(str, screen),
        variables={"QT_QPA_PLATFORM": "offscreen"},
        limit=60,
    )
    return Targets(
        {page: tuple(rectangle) for page, rectangle in found["cards"].items()},
        {name: tuple(rectangle) for name, rectangle in found["buttons"].items()},
        found["bar"],
        screen,
    )


def _measure(state: Path, screen: Size) -> dict[str, object]:
    """Open the home screen in this process; return its targets as JSON has them."""
    viewer = open_viewer(state, screen, animated=False)
    viewer.window.show()
    viewer.idle.touch()
    _settle()
    tags = {own_name(tag): tag for tag in viewer.release.shown.languages} if viewer.release.shown else {}
    cards: dict[str, Rectangle] = {}
    buttons: dict[str, Rectangle] = {}
    bar = 0
    # The home screen has the cards; the bar of a page has all buttons, and may be higher.
    for page in ("", viewer.release.pages.family("")[0].id):
        if page:
            viewer.navigation.open(page)
            _settle()
        for item in _visible_below(viewer.window.contentItem()):
            kind = item.metaObject().className().partition("_")[0]
            if kind in ("Card", "FrontCard") and not page:
                card = item.property("card")
                card = card.toVariant() if hasattr(card, "toVariant") else card
                cards[card["page"]] = _place(item)
            elif kind == "BarButton":
                name = tags.get(item.property("text")) or item.property("symbol")
                buttons[name] = _place(item)
            elif kind == "Bar":
                bar = round(item.height())
    viewer.close()
    # Only the cards that need no scrolling.
    cards = {page: at for page, at in cards.items() if at[1] + at[3] <= screen[1] - bar}
    return {"cards": cards, "buttons": buttons, "bar": bar}


def _settle() -> None:
    """Let Qt work until nothing moves."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    deadline = monotonic() + SETTLE_SECONDS
    while monotonic() < deadline:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _visible_below(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield an item and all items below it, without those that are invisible."""
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from _visible_below(child)


def _place(item: QQuickItem) -> Rectangle:
    """Return where an item is in its window."""
    corner = item.mapToScene(item.boundingRect().topLeft())
    return round(corner.x()), round(corner.y()), round(item.width()), round(item.height())


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]), (int(sys.argv[2]), int(sys.argv[3])))))
