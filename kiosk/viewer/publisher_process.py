"""The publisher as a child of the viewer: started with it, started again if it ends, ended with it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_MILLISECONDS = 5_000
LOOKS_WHILE_ANOTHER_PUBLISHES = 60

log = logging.getLogger(__name__)


class PublisherProcess(QObject):
    """Keeps one publisher running for a state folder.

    If another publisher already works there the child leaves at once; it is then asked again
    with every look, so that the kiosk goes on when the other one stops.
    """

    def __init__(self, content: Path, state: Path, edge: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content, self._state, self._edge = content, state, edge
        self._child: subprocess.Popen[bytes] | None = None
        self._waits = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)

    @Slot(int)
    def make_pictures_for(self, edge: int) -> None:
        """Make pictures for a screen with this longest edge (pixels), too.

        Never smaller ones again: a television is often a small screen while it is switched off.
        """
        if edge <= self._edge:
            return
        self._edge = edge
        if self._child is not None:
            self._child.terminate()
            self._waits = LOOKS_WHILE_ANOTHER_PUBLISHES

    def start(self) -> None:
        package = Path(__file__).resolve().parents[2]
        path = os.pathsep.join(filter(None, [str(package), os.environ.get("PYTHONPATH", "")]))
        command = [
            *(sys.executable, "-m", "kiosk.publishing"),
            *("--content", str(self._content)),
            *("--state", str(self._state)),
            *("--edge", str(self._edge)),
            *("--parent", str(os.getpid())),
            "--report",
        ]
        self._child = subprocess.Popen(
            command, env={**os.environ, "PYTHONPATH": path}, stdin=subprocess.DEVNULL
        )
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        if self._child is not None and self._child.poll() is None:
            self._child.terminate()
            try:
                self._child.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._child.kill()

    def _look(self) -> None:
        if self._child is not None and self._child.poll() is not None:
            self._waits += 1
            # Not at once, should it fail at once; seldom, if it left because another publishes here.
            if self._waits >= (LOOKS_WHILE_ANOTHER_PUBLISHES if self._child.returncode == 0 else 2):
                self._waits = 0
                log.info("the publisher has ended with %s; starting it again", self._child.returncode)
                self.start()
