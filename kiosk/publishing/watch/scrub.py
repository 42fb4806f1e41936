"""Look for damaged files of the current release, a few at every look at the content folder.

It belongs to the poller, which stays for months: standard library only, and nothing is kept but a list of
names.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from kiosk.releases.checksums import Entry, is_whole, read_manifest
from kiosk.releases.layout import current_number, release_folder

A_STEP = 256 * 1024  # bytes that a step reads, except for one larger file
FILES_A_STEP = 20
REST_SECONDS = 6 * 60 * 60.0  # between two scans of the same release
AGAIN_SECONDS = 10 * 60.0  # between two releases that had to be mended, to spare a failing disk


class Scrubber:
    """Checks the files of the current release again and again.

    `clock` returns seconds and is never set back.
    """

    def __init__(self, state: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._state = state
        self._clock = clock
        self._number = 0
        self._left: list[tuple[str, Entry]] = []
        self._next = 0.0  # when the release is looked at again
        self._found = float("-inf")  # when something was damaged

    def step(self) -> bool:
        """Check the next files; return True when one is damaged, at most once a scan."""
        try:
            number = current_number(self._state)
        except OSError:
            return False
        if number is None:
            return False
        folder = release_folder(self._state, number)
        now = self._clock()
        if number != self._number or (not self._left and now >= self._next):
            self._begin(number, folder)
        read = 0
        for _ in range(FILES_A_STEP):
            if not self._left or read >= A_STEP:
                break
            name, listed = self._left.pop()
            read += listed[0]
            if not is_whole(folder, name, listed) and now - self._found >= AGAIN_SECONDS:
                self._found = now
                self._left.clear()
                return True
        return False

    def _begin(self, number: int, folder: Path) -> None:
        """Begin a scan of a release."""
        self._number = number
        self._left = sorted(read_manifest(folder).items(), reverse=True)
        self._next = self._clock() + REST_SECONDS
