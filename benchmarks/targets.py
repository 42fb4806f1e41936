"""Where the home screen has its cards and buttons.

`python -m benchmarks.targets STATE WIDTH HEIGHT` prints it as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from benchmarks.display import DIAGONAL_INCHES, SIZE, Size
from kiosk.languages.names import own_name

SETTLE_SECONDS = 2.0
Rectangle = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Targets:
    """Rectangles (x, y, width, height) in pixels: the cards by page, the buttons by what they do.

    The buttons are "home", "back" and the tags of the languages; `bar` is the bar's height, `screen` the
    size of the screen.
    """

    cards: dict[str, Rectangle]
    buttons: dict[str, Rectangle]
    bar: int
    screen: Size = SIZE


def middle(rectangle: Rectangle) -> tuple[int, int]:
    x, y, width, height = rectangle
    return x + width // 2, y + height // 2


def find_targets(state: Path, screen: Size = SIZE) -> Targets:
    """Ask the kiosk itself, in a process of its own, so that none of it stays in this one."""
    out = subprocess.run(
        [sys.executable, "-m", "benchmarks.targets", str(state), *map(str, screen)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout
    found = json.loads(out)
    return Targets(
        {page: tuple(rectangle) for page, rectangle in found["cards"].items()},
        {name: tuple(rectangle) for name, rectangle in found["buttons"].items()},
        found["bar"],
        screen,
    )


def _measure(state: Path, screen: Size) -> dict[str, object]:
    from PySide6.QtCore import QCoreApplication, QEventLoop
    from PySide6.QtQuick import QQuickItem

    from kiosk.viewer.assembly import application, assemble

    application()
    viewer = assemble(state, diagonal_inches=DIAGONAL_INCHES, animated=False)
    viewer.window.resize(*screen)
    viewer.metrics.take(screen, None)
    viewer.window.show()
    viewer.idle.touch()
    deadline = monotonic() + SETTLE_SECONDS
    while monotonic() < deadline:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def below(item: QQuickItem) -> Iterator[QQuickItem]:
        if item.isVisible():
            yield item
            for child in item.childItems():
                yield from below(child)

    def place(item: QQuickItem) -> Rectangle:
        corner = item.mapToScene(item.boundingRect().topLeft())
        return round(corner.x()), round(corner.y()), round(item.width()), round(item.height())

    tags = {own_name(tag): tag for tag in viewer.release.shown.languages} if viewer.release.shown else {}
    cards: dict[str, Rectangle] = {}
    buttons: dict[str, Rectangle] = {}
    bar = 0
    for item in below(viewer.window.contentItem()):
        kind = item.metaObject().className().partition("_")[0]
        if kind in ("Card", "FrontCard"):
            card = item.property("card")
            card = card.toVariant() if hasattr(card, "toVariant") else card
            cards[card["page"]] = place(item)
        elif kind == "BarButton":
            name = tags.get(item.property("text")) or item.property("symbol")
            buttons[name] = place(item)
        elif kind == "Bar":
            bar = round(item.height())
    viewer.close()
    # Those that need no scrolling.
    cards = {page: at for page, at in cards.items() if at[1] + at[3] <= screen[1] - bar}
    return {"cards": cards, "buttons": buttons, "bar": bar}


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]), (int(sys.argv[2]), int(sys.argv[3])))))
