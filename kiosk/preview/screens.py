"""The small screens of the preview, side by side: on the same page, at the same place of the text."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtQuick import QQuickItem

from kiosk.preview.interpreter import Interpreter
from kiosk.preview.screen import Screen
from kiosk.preview.shapes import Shape, arrangement
from kiosk.viewer.page.position import same_place

GAP = 22.0  # pixels between two screens, their frames included


class Screens(QObject):
    """Keeps the screens alike in page and place, and laid out in their area.

    `changed` comes after another page, language or number of screens; the first screen stays
    as long as the window.
    """

    changed = Signal()

    def __init__(
        self, state: Path, area: QQuickItem, interpreter: Interpreter, *, animated: bool = True
    ) -> None:
        super().__init__()
        self._state, self._area, self._interpreter = state, area, interpreter
        self._animated = animated
        self._shape, self._text_scale = Shape(), 1.0
        self._screens: list[Screen] = []
        self._spoken: dict[Screen, str] = {}
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._lead_from_first)
        self._add()
        area.widthChanged.connect(self._lay_out)
        area.heightChanged.connect(self._lay_out)
        self._lay_out()

    def __len__(self) -> int:
        return len(self._screens)

    def __iter__(self) -> Iterator[Screen]:
        return iter(self._screens)

    @property
    def first(self) -> Screen:
        return self._screens[0]

    @property
    def languages(self) -> tuple[str, ...]:
        """The center's languages in its order; () before anything was read."""
        release = self.first.site.release
        return release.languages if release is not None else ()

    @property
    def shape(self) -> Shape:
        return self._shape

    @property
    def text_scale(self) -> float:
        return self._text_scale

    def look(self) -> None:
        """Take over the current release in every screen."""
        for screen in self._screens:
            screen.site.look()

    def show(self, count: int) -> None:
        """Show the open page in so many languages, the first screen's and the center's next ones."""
        while len(self._screens) > max(1, count):
            screen = self._screens.pop()
            del self._spoken[screen]
            screen.close()
        while len(self._screens) < count:
            self._add()
        self._lay_out()
        self._settled.start()
        self.changed.emit()

    def take(self, shape: Shape, text_scale: float) -> None:
        """Make every screen one of that shape and size of letters."""
        self._shape, self._text_scale = shape, text_scale
        self._lay_out()
        self.changed.emit()

    def open(self, page: str, language: str = "") -> None:
        """Open a page in every screen, and its language unless one of them shows it."""
        self.wake()
        self.first.navigation.open(page)
        if language and language not in [screen.language.tag for screen in self._screens]:
            self.first.language.choose(language)

    def wake(self) -> None:
        """Leave the attract screen."""
        for screen in self._screens:
            screen.idle.touch()

    def showing(self, language: str) -> Screen:
        """Return the screen that shows the page in that language, else the first one."""
        found = (screen for screen in self if str(screen.open_page.shownLanguage) == language)
        return next(found, self.first)

    def mark(self, leader: Screen, row: int, *, show: bool = False) -> None:
        """Mark a row of the leader's page, and what stands for it in the others; -1 marks none.

        With `show` it is brought into sight.
        """
        for screen in self._screens:
            same = same_place(leader.kinds(), screen.kinds(), row) if screen is not leader else row
            screen.place.mark(same)
            if show:
                screen.place.show()

    def close(self) -> None:
        self._settled.stop()
        for screen in self._screens:
            screen.close()
        self._screens.clear()

    def _add(self) -> None:
        screen = Screen(self._state, self._area, self._interpreter, animated=self._animated)
        if self._screens:
            shown = [other.language.tag for other in self._screens]
            others = (tag for tag in self.languages if tag not in shown)
            screen.language.choose(next(others, shown[0]))
            screen.navigation.open(str(self.first.navigation.page))
        screen.navigation.pageChanged.connect(lambda: self._follow_page(screen))
        screen.place.moved.connect(lambda position: self._follow_place(screen, position))
        self._spoken[screen] = screen.language.tag
        screen.language.changed.connect(lambda: self._swap(screen))
        screen.language.changed.connect(self._turned)
        screen.site.released.connect(self._turned)
        self._screens.append(screen)

    def _swap(self, screen: Screen) -> None:
        """Give a screen that already spoke this one's language the language that it had before."""
        before, tag = self._spoken[screen], screen.language.tag
        self._spoken[screen] = tag
        for other in self._screens:
            if other is not screen and other.language.tag == tag:
                other.language.choose(before)

    def _turned(self) -> None:
        self._settled.start()
        self.changed.emit()

    def _follow_page(self, leader: Screen) -> None:
        for screen in self._screens:
            screen.navigation.open(str(leader.navigation.page))
        self.changed.emit()

    def _follow_place(self, leader: Screen, position: float) -> None:
        kinds, row = leader.kinds(), floor(position)
        for screen in self._screens:
            if screen is not leader:
                screen.place.lead(same_place(kinds, screen.kinds(), row) + position - row)

    def _lead_from_first(self) -> None:
        if len(self._screens) > 1:
            self.first.place.ask()

    def _lay_out(self) -> None:
        if self._area.width() <= 0 or self._area.height() <= 0:
            return
        spots = arrangement(
            self._area.width(), self._area.height(), self._shape.pixels, len(self._screens), GAP
        )
        for screen, spot in zip(self._screens, spots, strict=True):
            screen.take(self._shape, self._text_scale, spot)
