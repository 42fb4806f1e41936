"""Finds the files of pictures in the releases that have them."""

from __future__ import annotations

from os.path import exists  # a screen asks for dozens, and a Path takes five times as long
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
        if found is None or not exists(found[0]):
            if len(self._found) > MOST_REMEMBERED:
                self._found.clear()
            path = str(release / file)
            found = self._found[file] = path, QUrl.fromLocalFile(path).toString()
            if not exists(path):  # damaged; the publisher will repair the release
                return ""
        return found[1]
