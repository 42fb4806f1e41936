"""The worst frame of everything that moves; `python -m benchmarks.motion STATE` prints seconds as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import thread_time
from typing import Any

from benchmarks.display import SIZE
from benchmarks.own_viewer import items_below, measure_apart, open_viewer
from benchmarks.results import Row
from benchmarks.setting import Setting

TIMES = 5  # each motion is seen
FRAME = 16.7  # milliseconds at 60 frames a second
LONGEST_SECONDS = 0.9  # of a motion


def motion(setting: Setting) -> list[Row]:
    """Measure the work of the kiosk in the worst frame of each motion: the median of several times.

    The first frame after a touch is not counted: it is the answer to the touch, not yet a motion.
    """
    display = {"DISPLAY": setting.display}
    found = measure_apart("benchmarks.motion", str(setting.shipped.state), variables=display, limit=300)
    return [
        Row(f"worst frame while {name}", 1000 * median(worst), "ms", goal=FRAME)
        for name, worst in found.items()
    ]


class _Screen:
    """The kiosk's window on the display, with a finger."""

    def __init__(self, state: Path) -> None:
        from PySide6.QtCore import QEventLoop, QTimer

        self.viewer = open_viewer(state, SIZE, animated=True)
        self._loop = QEventLoop()
        self._timer = QTimer(singleShot=True)
        self._timer.timeout.connect(self._loop.quit)
        self._frames: list[float] = []
        self.viewer.window.show()
        self.run(1.5)
        self.viewer.window.frameSwapped.connect(lambda: self._frames.append(thread_time()))
        self.pages = [card.id for card in self.viewer.release.pages.family("")]

    def run(self, seconds: float) -> None:
        """Let Qt work for this many seconds."""
        self._timer.start(int(seconds * 1000))
        self._loop.exec()

    def worst(self, act: Callable[[], object]) -> float:
        """Return the most processor time, in seconds, in a frame of the motion that `act` begins."""
        self._frames.clear()
        act()
        self.run(LONGEST_SECONDS)
        later = zip(self._frames, self._frames[1:], strict=False)
        return max((now - before for before, now in later), default=0.0)

    def items(self, kind: str) -> Iterator[Any]:
        """Yield the visible items of a QML type."""
        for item in items_below(self.viewer.window.contentItem()):
            if item.isVisible() and item.metaObject().className().partition("_")[0] == kind:
                yield item

    def middle(self, item: Any) -> Any:
        """Return the middle of an item in the window, as a QPoint."""
        return item.mapToScene(item.boundingRect().center()).toPoint()

    def tap(self, item: Any) -> None:
        """Touch the middle of an item for an instant."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.mouseClick(self.viewer.window, Qt.MouseButton.LeftButton, pos=self.middle(item))

    def home(self) -> None:
        """Go back to the home screen, at rest."""
        self.viewer.idle.touch()
        self.viewer.navigation.home()
        self.run(0.8)

    def open(self, page: str) -> None:
        """Open a page, at rest."""
        self.viewer.idle.touch()
        self.viewer.navigation.open(page)
        self.run(1)

    def motions(self) -> Iterator[tuple[str, Callable[[], float]]]:
        """Yield each motion with a function that shows it once and returns its worst frame in seconds."""
        yield "a card is pressed and let go", self._press
        yield "a card grows into its page", self._card
        yield "the next page comes in", lambda: self._button("next")
        yield "a button scrolls the page", self._scroll
        yield "the front card turns to a question", self._question
        yield "“Still here?” counts down", self._ring
        yield "a picture of the attract screen fades in", self._fade

    def _next_card(self) -> Any:
        self.home()
        cards = list(self.items("Card"))
        self._seen = (getattr(self, "_seen", 0) + 1) % len(cards)
        return cards[self._seen]

    def _card(self) -> float:
        card = self._next_card()
        return self.worst(lambda: self.tap(card))

    def _press(self) -> float:
        """The finger leaves the card before it goes up, so that no page opens."""
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        card = self._next_card()
        window, left = self.viewer.window, Qt.MouseButton.LeftButton
        pressed = self.worst(lambda: QTest.mousePress(window, left, pos=self.middle(card)))
        assert card.property("down")
        released = self.worst(lambda: QTest.mouseRelease(window, left, pos=QPoint(1, 1)))
        assert self.viewer.navigation.atHome
        return max(pressed, released)

    def _button(self, symbol: str) -> float:
        self.open(self.pages[1])
        (button,) = (each for each in self.items("BarButton") if each.property("symbol") == symbol)
        return self.worst(lambda: self.tap(button))

    def _scroll(self) -> float:
        self.open(self.pages[2])
        (button,) = self.items("ScrollButton")
        return self.worst(lambda: self.tap(button))

    def _question(self) -> float:
        from PySide6.QtCore import QMetaObject

        self.home()
        (front,) = self.items("FrontCard")
        return self.worst(lambda: QMetaObject.invokeMethod(front, "turn"))

    def _ring(self) -> float:
        self.home()
        self.viewer.idle.show_warning()
        self.run(0.5)
        return self.worst(lambda: None)

    def _fade(self) -> float:
        from PySide6.QtCore import QMetaObject

        self.viewer.idle.rest()
        (attract,) = self.items("AttractScreen")
        attract.setProperty("lookingAhead", True)
        self.run(1)
        worst = self.worst(lambda: QMetaObject.invokeMethod(attract, "turn"))
        self.home()
        return worst


def _measure(state: Path) -> dict[str, list[float]]:
    """Return the worst frame of each motion in seconds, each time that it was seen."""
    screen = _Screen(state)
    screen.home()
    found = {name: [see() for _ in range(TIMES)] for name, see in screen.motions()}
    screen.viewer.close()
    return found


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]))))
