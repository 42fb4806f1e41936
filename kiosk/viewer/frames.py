"""Counts the frames that were swapped, and knows when the last one was."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import SIGNAL, QObject
from PySide6.QtGui import QWindow


class Frames(QObject):
    """The number of frames since this object was made, and the age of the last one."""

    def __init__(self, window: QWindow, clock: Callable[[], float] = monotonic) -> None:
        """Count the frames of a Qt Quick window; `clock` returns seconds."""
        super().__init__()
        self._clock = clock
        self._last: float | None = None
        self.count = 0
        # By its name: Python knows the window as a plain one, see Viewer.
        QObject.connect(window, SIGNAL("frameSwapped()"), self._note)

    @property
    def age(self) -> float:
        """Seconds since the last frame; -1 before the first."""
        return -1.0 if self._last is None else self._clock() - self._last

    def _note(self) -> None:
        """Take note of a frame."""
        self.count += 1
        self._last = self._clock()
