"""Which release is on the screen: the current one, or an older one while that is set aside; no Qt."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.releases.layout import current_number
from kiosk.releases.release import Release, current_release, numbered_release, whole_releases

if TYPE_CHECKING:
    from kiosk.supervision.starts import Starts

log = logging.getLogger(__name__)


class ReleaseChoice:
    """Chooses the release for the screen, and tells `starts` which one it is.

    One that `starts` has set aside is not shown; an older one stands in for it.
    """

    def __init__(self, state: Path, starts: Starts | None = None) -> None:
        """Take the state folder; nothing is read yet."""
        self._state = state
        self._starts = starts
        self._unreadable: int | None = None  # the number of a current release that was found to be so
        self._stood_in_for = 0  # the number of the current release in whose place another is shown
        self._folder = 0  # that of the release on the screen, by its inode

    def look(self, shown: Release | None) -> Release | None:
        """Return the release to take over in place of the one `shown`; None while that stays."""
        try:
            number = current_number(self._state)
        except OSError as error:
            log.error("the state folder cannot be read: %s", error)
            return None
        if number is None or number == self._unreadable:
            return None
        if shown is not None and number in (shown.number, self._stood_in_for):
            replaced = _folder(shown) not in (self._folder, 0)
            if not replaced:
                self._stand_for_itself(number)
                return None
        release = self._open(number, shown)
        if release is not None:
            self._stood_in_for = number if release.number != number else 0
            self._folder = _folder(release)
            if self._starts is not None:
                self._starts.shows(release.number, number)
        return release

    def _open(self, number: int, shown: Release | None) -> Release | None:
        """Return the release to show while `number` is current; None to keep what is `shown`, or for none."""
        try:
            return self._stand_in(number) or current_release(self._state)
        except (OSError, ValueError) as error:
            self._unreadable = number  # logged once, not at every look
            log.error("release %s cannot be opened: %s", number, error)
        return None if shown is not None else next(whole_releases(self._state), None)

    def _stand_for_itself(self, current: int) -> None:
        """Note that the release on the screen, which stood in for another, has become the current one."""
        if self._stood_in_for and current != self._stood_in_for and self._starts is not None:
            self._stood_in_for = 0
            self._starts.shows(current, current)

    def _stand_in(self, number: int) -> Release | None:
        """Return the release to show instead of the current one, None for that itself."""
        for other in self._starts.instead_of(number) if self._starts is not None else ():
            with contextlib.suppress(OSError, ValueError):
                return numbered_release(self._state, other)
        return None


def _folder(release: Release) -> int:
    """Return what tells the folder of a release from another of the same number in its place; 0 without one.

    Releases that come from elsewhere begin with 1 again where that computer began anew.
    """
    try:
        return release.folder.stat().st_ino
    except OSError:
        return 0
