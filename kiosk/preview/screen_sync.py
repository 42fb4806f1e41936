"""Keeps the small screens together: on the same page, at the same place of the text."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.preview.screen import ScreenState
from kiosk.viewer.page.position import same_place


class ScreenSync(QObject):
    """Moves the other screens when one of them goes to a page or is scrolled; no two speak one language.

    `screens` is the list that `Screens` keeps, the first screen in front. `changed` follows another page,
    language or release.
    """

    changed = Signal()

    def __init__(self, screens: Sequence[ScreenState], parent: QObject | None = None) -> None:
        """Follow no screen yet."""
        super().__init__(parent)
        self._screens = screens
        self._spoken: dict[ScreenState, str] = {}  # the language of each screen before it was turned
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._lead_from_first)

    def follow(self, screen: ScreenState) -> None:
        """Have the others do what a new screen does."""
        screen.parts.navigation.pageChanged.connect(lambda: self._follow_page(screen))
        screen.reading.moved.connect(lambda position: self._follow_place(screen, position))
        self._spoken[screen] = screen.parts.language.tag
        screen.parts.language.changed.connect(lambda: self._swap(screen))
        screen.parts.language.changed.connect(self._turned)
        screen.parts.release.released.connect(self._turned)

    def forget(self, screen: ScreenState) -> None:
        """Let go of a screen that is taken away."""
        del self._spoken[screen]

    def align(self) -> None:
        """Bring the others to the place of the first screen, as soon as their pages are laid out."""
        self._settled.start()

    def stop(self) -> None:
        """Align no more; call it after the engine that shows the screens is gone."""
        self._settled.stop()

    def mark(self, leader: ScreenState, row: int, *, show: bool = False) -> None:
        """Mark a row of the leader's page and the same place on the others; -1 marks none.

        With `show` it is scrolled into sight.
        """
        for screen in self._screens:
            same = same_place(leader.kinds(), screen.kinds(), row) if screen is not leader else row
            screen.reading.mark(same)
            if show:
                screen.reading.show()

    def _swap(self, screen: ScreenState) -> None:
        """Give the screen that already spoke this one's new language the language that this one had."""
        before, tag = self._spoken[screen], screen.parts.language.tag
        self._spoken[screen] = tag
        for other in self._screens:
            if other is not screen and other.parts.language.tag == tag:
                other.parts.language.choose(before)

    def _turned(self) -> None:
        """Align the screens after another language or release."""
        self.align()
        self.changed.emit()

    def _follow_page(self, leader: ScreenState) -> None:
        """Open the leader's page on all screens."""
        for screen in self._screens:
            screen.parts.navigation.open(str(leader.parts.navigation.page))
        self.changed.emit()

    def _follow_place(self, leader: ScreenState, position: float) -> None:
        """Scroll the others to the place that stands at the leader's position."""
        kinds, row = leader.kinds(), floor(position)
        for screen in self._screens:
            if screen is not leader:
                screen.reading.lead(same_place(kinds, screen.kinds(), row) + position - row)

    def _lead_from_first(self) -> None:
        """Have the first screen report its position, which the others then follow."""
        if len(self._screens) > 1:
            self._screens[0].reading.ask()
