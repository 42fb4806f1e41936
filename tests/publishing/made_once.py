"""A content folder that is published once for many tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.system.file_version import FileVersion, file_version
from tests.publishing.conftest import Folder


class MadeOnce:
    """A content folder with its first release, which is made anew when a test has changed the folder."""

    def __init__(self, root: Path, write: Callable[[Folder], None], *, edge: int) -> None:
        """Take a folder for both, what writes the content, and the longer edge of the screen in pixels."""
        self._content, self._state = root / "content", root / "state"
        self._write, self._edge = write, edge
        self._written: dict[Path, FileVersion] = {}

    def copy(self, state: Path) -> Folder:
        """Copy the release into a state folder of a test; return the content folder that it is of."""
        if not self._written or self._versions() != self._written:
            for folder in (self._content, self._state):
                shutil.rmtree(folder, ignore_errors=True)
            self._content.mkdir(parents=True)
            self._write(Folder(self._content))
            publish(Job(self._content, self._state, edge=self._edge, durable=False))
            self._written = self._versions()
        shutil.copytree(self._state, state, symlinks=True)
        return Folder(self._content)

    def _versions(self) -> dict[Path, FileVersion]:
        """Return the version of each file and folder in the content folder."""
        return {path: file_version(path.lstat()) for path in self._content.rglob("*")}
