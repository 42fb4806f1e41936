"""Tells at once when something in a folder of this machine changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

# Where the system tells of changes, one is looked for only in case it once did not.
WATCHED_MILLISECONDS = 2_000
UNWATCHED_MILLISECONDS = 500


class FolderWatch(QObject):
    """Calls `look` when an entry of a folder is made, renamed or removed, and every now and then.

    The folder may come later, go and come again. Where the system cannot tell of changes (too many are
    watched, no inotify), `look` is called more often.
    """

    def __init__(self, folder: Path, look: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._look = str(folder), look
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._changed)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._changed)
        self._changed()
        self._timer.start()

    def _changed(self) -> None:
        """Look, and watch the folder again if it was gone."""
        watched = bool(self._watcher.directories()) or self._watcher.addPath(self._folder)
        self._timer.setInterval(WATCHED_MILLISECONDS if watched else UNWATCHED_MILLISECONDS)
        self._look()
