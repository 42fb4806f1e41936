"""Finds the files of pictures in the releases that have them."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QUrl

MOST_REMEMBERED = 500  # files


class PictureFiles:
    """Gives files of releases their addresses for QML.

    Pictures are named by their content. One that was shown from an earlier release is shown from there as
    long as that release is kept, so that no picture flickers when a new release comes.
    """

    def __init__(self) -> None:
        """Remember no file yet."""
        self._found: dict[str, tuple[str, str]] = {}  # -> its path and its address

    def url(self, file: str, release: Path) -> str:
        """Return the address of a file of the release in a folder, "" where no release has it."""
        found = self._found.get(file)
        if found is None or not _is_there(found[0]):
            if len(self._found) > MOST_REMEMBERED:
                self._found.clear()
            path = str(release / file)
            found = self._found[file] = path, QUrl.fromLocalFile(path).toString()
            if not _is_there(path):  # damaged; the publisher will repair the release
                return ""
        return found[1]


def _is_there(path: str) -> bool:
    """Return whether there is a file; a screen asks for dozens, and a Path would take five times as long."""
    return os.path.exists(path)  # noqa: PTH110
