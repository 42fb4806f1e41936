"""Starts the editor or file manager of the staff's computer; nothing else here starts such programs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from kiosk.preview.programs import command_for, types_of

LOOK_MILLISECONDS = 200
WATCH_SECONDS = 20.0  # a program that cannot open the file ends within this time


class Opener(QObject):
    """Opens files in the programs that this computer has for them.

    `failed` is called with the path that could not be opened.
    """

    def __init__(self, failed: Callable[[Path], None], parent: QObject | None = None) -> None:
        """Take the function for failures."""
        super().__init__(parent)
        self._failed = failed
        self._started: list[tuple[subprocess.Popen[bytes], Path, float]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)

    def open(self, path: Path) -> None:
        """Start a program on a file or folder. Whether it could open it is known a moment later."""
        if sys.platform == "win32":
            self._open_on_windows(path)
            return
        if sys.platform == "darwin":
            how = ["-t"] if types_of(path)[-1] == "text/plain" else []
            command = ["open", *how, str(path)]
        else:
            command = command_for(path, os.environ)
            if not command and path.is_dir():
                command = ["xdg-open", str(path)]  # it knows the file managers of most desktops
        self._start(command, path)

    def close(self) -> None:
        """Watch no longer. The programs run on; the system lets go of those that have ended."""
        self._timer.stop()
        for child, _, _ in self._started:
            child.poll()

    def _open_on_windows(self, path: Path) -> None:
        """Open a file with the program chosen for it, else with Notepad."""
        if sys.platform == "win32":
            try:
                os.startfile(path)
            except OSError:  # no program was ever chosen for .md
                self._start(["notepad.exe", str(path)], path)

    def _start(self, command: list[str], path: Path) -> None:
        """Start a program and watch whether it fails."""
        nowhere = subprocess.DEVNULL
        try:
            # A session of its own: it outlives the preview.
            child = subprocess.Popen(
                command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
            )
        except (OSError, IndexError):
            self._failed(path)
            return
        self._started.append((child, path, monotonic() + WATCH_SECONDS))
        self._timer.start()

    def _look(self) -> None:
        """Report programs that ended with an error soon after their start; forget all that have ended."""
        running = []
        for child, path, until in self._started:
            code = child.poll()
            if code is None:
                running.append((child, path, until))
            elif code != 0 and monotonic() < until:
                self._failed(path)
        self._started = running
        if not running:
            self._timer.stop()
