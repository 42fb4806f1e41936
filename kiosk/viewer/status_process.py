"""The process that tells others how this screen is, as a child of the viewer: started again if it ends."""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from kiosk.system.child_process import environment

LOOK_MILLISECONDS = 5_000
PAUSE_SECONDS = 300.0  # before it is started again; it ends only when it cannot work
END_SECONDS = 3.0

log = logging.getLogger(__name__)


class StatusProcess(QObject):
    """Keeps one process running that tells of a state folder, with messages in `language`."""

    def __init__(self, state: Path, language: str) -> None:
        """Prepare the process without starting it."""
        super().__init__()
        self._arguments = ("--state", str(state), "--parent", str(os.getpid()), "--language", language)
        self._child: subprocess.Popen[bytes] | None = None
        self._due = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Start the process, and look after it from now on."""
        self._timer.start()
        self._look()

    def stop(self) -> None:
        """End the process, which says goodbye first."""
        self._timer.stop()
        if self._child is None or self._child.poll() is not None:
            return
        self._child.terminate()
        try:
            self._child.wait(timeout=END_SECONDS)
        except subprocess.TimeoutExpired:
            self._child.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._child.wait(timeout=0.5)

    def _look(self) -> None:
        """Start the process if it is not there and it is time."""
        if self._child is not None and self._child.poll() is None:
            return
        if self._child is not None:
            log.warning("the process that tells how this screen is has ended with %d", self._child.returncode)
            self._child = None
            self._due = time.monotonic() + PAUSE_SECONDS
        if time.monotonic() < self._due:
            return
        try:
            self._child = subprocess.Popen(
                [sys.executable, "-m", "kiosk.fleet", *self._arguments],
                env=environment(),
                stdin=subprocess.DEVNULL,
            )
        except OSError as error:  # no more processes, or no memory
            log.error("no process can be started: %s", error)
            self._due = time.monotonic() + PAUSE_SECONDS
