"""Finds the files of pictures in the releases that have them."""

from __future__ import annotations

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
        self._folders: dict[str, Path] = {}

    def url(self, file: str, release: Path) -> str:
        """Return the address of a file of the release in a folder, "" where no release has it."""
        folder = self._folders.get(file)
        if folder is None or not (folder / file).exists():
            if len(self._folders) > MOST_REMEMBERED:
                self._folders.clear()
            folder = self._folders[file] = release
            if not (folder / file).exists():  # damaged; the publisher will repair the release
                return ""
        return QUrl.fromLocalFile(str(folder / file)).toString()
