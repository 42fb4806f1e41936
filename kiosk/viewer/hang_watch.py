"""Ends a publisher that has ceased to answer, for the viewer and the preview, whose child it is."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.system.child_process import kill_session

LOOK_MILLISECONDS = 5_000

# Takes a process id and when that process was started (time.monotonic); True when it has ceased to answer.
Hangs = Callable[[int, float], bool]


def never(pid: int, started: float) -> bool:
    """Say of every process that it answers."""
    return False


class HangWatch(QObject):
    """Kills one process, and all that it started, as soon as `hangs` says that it does not answer.

    `killed` follows, with the id of the process.
    """

    killed = Signal(int)

    def __init__(self, hangs: Hangs, parent: QObject | None = None) -> None:
        """Watch nothing yet."""
        super().__init__(parent)
        self._hangs = hangs
        self._pid = 0
        self._started = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)

    def watch(self, pid: int) -> None:
        """Watch a process that was started just now, until it is killed or `stop` is called."""
        self._pid, self._started = pid, time.monotonic()
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer; call it when the process has ended, since its id may then be another's."""
        self._timer.stop()

    def _look(self) -> None:
        """Kill the process if it does not answer."""
        if self._hangs(self._pid, self._started):
            self._timer.stop()
            kill_session(self._pid)
            self.killed.emit(self._pid)
