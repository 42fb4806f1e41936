"""The page with which each visit begins, on a screen whose screen.toml names one."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject

from kiosk.viewer.current_release import CurrentRelease
from kiosk.viewer.idle import Idle
from kiosk.viewer.idle_times import IdleState
from kiosk.viewer.navigation import Navigation

log = logging.getLogger(__name__)


class StartPage(QObject):
    """Opens a page whenever the screen has come to rest; the way back from it leads to the home screen.

    While this screen shows no such page, visits begin on the home screen.
    """

    def __init__(
        self, navigation: Navigation, release: CurrentRelease, idle: Idle, pages: tuple[str, ...]
    ) -> None:
        """Take the identities that may be meant: the first of them that is a page counts.

        Connect this after what goes back to the home screen at rest.
        """
        super().__init__(navigation)
        self._navigation, self._release, self._idle, self._pages = navigation, release, idle, pages
        release.released.connect(self._look)
        idle.rested.connect(self._open)

    def _look(self) -> None:
        """Take note of another release; a visitor who is there stays on the page that is open."""
        if not self._page():
            log.warning("this screen has no page %r, with which screen.toml has visits begin", self._pages[0])
        if str(self._idle.state) == IdleState.RESTING:
            self._navigation.home()
            self._open()

    def _open(self) -> None:
        """Open the page, from the home screen."""
        self._navigation.open(self._page())

    def _page(self) -> str:
        """Return the page, "" for the home screen while there is none."""
        return next((page for page in self._pages if self._release.pages.exists(page)), "")
