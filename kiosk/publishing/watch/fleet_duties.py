"""What screen.toml, or a note of the fleet, asks the poller to do for other screens: loaded once it is asked.

Standard library only: the poller stays for months, and most kiosks have no other screens.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.paths import FLEET_EDGE, SCREEN_TOML
from kiosk.system.file_version import changed_at

if TYPE_CHECKING:
    from kiosk.publishing.watch.other_screens import OtherScreens


class FleetDuties:
    """Looks at screen.toml for the poller, and hands on to OtherScreens what there is to do."""

    def __init__(self, state: Path, language: str) -> None:
        """Take the arguments of OtherScreens; nothing is looked at."""
        self._state, self._language = state, language
        self._seen = 0  # when screen.toml was changed at the last look, see changed_at
        self._others: OtherScreens | None = None

    @property
    def edge(self) -> int:
        """The longest edge in pixels that any other screen asks for, 0 for none."""
        return 0 if self._others is None else self._others.edge

    def look(self) -> bool:
        """Return whether screen.toml was changed since the last look."""
        before, self._seen = self._seen, changed_at(self._state / SCREEN_TOML)
        is_new = self._seen != before
        if self._others is None and ((is_new and self._is_asked()) or changed_at(self._state / FLEET_EDGE)):
            from kiosk.publishing.watch.other_screens import OtherScreens

            self._others = OtherScreens(self._state, self._language)
        return is_new

    def step(self) -> None:
        """Do what is due; never blocks and never raises."""
        if self._others is not None:
            self._others.step()

    def is_news(self) -> bool:
        """Return whether there is other trouble with sharing than at the last look."""
        if self._others is None or not self._others.news:
            return False
        self._others.news = False
        return True

    def leave(self) -> None:
        """End the process that is at work."""
        if self._others is not None:
            self._others.leave()

    def _is_asked(self) -> bool:
        """Return whether screen.toml says something that concerns other screens."""
        try:
            text = (self._state / SCREEN_TOML).read_bytes()
        except OSError:
            return False
        text = text.replace(b"\0", b"")  # Notepad may write two bytes a letter
        return b"share" in text or b"edge" in text
