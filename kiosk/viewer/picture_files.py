"""Finds the files of pictures in the releases that have them."""

from __future__ import annotations

import os

from PySide6.QtCore import QUrl

from kiosk.releases.release import Release

MOST_REMEMBERED = 500  # files
# The publisher removes a release before the next one is on the screen: a picture leaves it in time. By
# kiosk.publishing.store.store it keeps thirty, but of those that later ones repeat only the newest three.
MOST_BEHIND = 20
MOST_BEHIND_REPEATED = 2


class PictureFiles:
    """Gives files of the release on the screen their addresses for QML.

    Pictures are named by their content. One that was shown from an earlier release is shown from there as
    long as that release is sure to be kept, so that no picture flickers when a new release comes.
    """

    def __init__(self) -> None:
        """Remember no file yet."""
        self._found: dict[str, tuple[str, str, int]] = {}  # -> its path, its address, the release it lies in
        self._shown = 0  # the number of the release on the screen
        self._repeated: set[int] = set()

    def take(self, release: Release) -> None:
        """Take note that the screen shows another release from now on."""
        if release.about.sharpens:  # so may have been the ones in between, which the screen never showed
            self._repeated.update(range(self._shown or release.about.sharpens, release.number))
        self._shown = release.number
        self._repeated = {number for number in self._repeated if number > self._shown - MOST_BEHIND}

    def url(self, file: str, release: Release) -> str:
        """Return the address of a file of the release, "" where it has lost it."""
        found = self._found.get(file)
        if found is None or self._may_go(found[2]) or not _is_there(found[0]):
            if len(self._found) > MOST_REMEMBERED:
                self._found.clear()
            path = str(release.folder / file)
            found = self._found[file] = path, QUrl.fromLocalFile(path).toString(), release.number
            if not _is_there(path):  # damaged; the publisher will repair the release
                return ""
        return found[1]

    def _may_go(self, number: int) -> bool:
        """Return whether the publisher may remove a release soon."""
        most = MOST_BEHIND_REPEATED if number in self._repeated else MOST_BEHIND
        return self._shown - number >= most


def _is_there(path: str) -> bool:
    """Return whether there is a file; a screen asks for dozens, and a Path would take five times as long."""
    return os.path.exists(path)  # noqa: PTH110
