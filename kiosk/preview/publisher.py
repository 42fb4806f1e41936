"""The publisher as the preview's child: quicker than the one beside a screen, and it tells how it went."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from kiosk.system.child_process import python_path
from kiosk.viewer.publisher_child import kill_session, publisher_arguments

# Short, so that a saved file is seen within a second. A file that is still being written is read
# twice then, which costs nobody's screen anything.
REST_SECONDS = 0.12
AGAIN_MILLISECONDS = 2_000
END_MILLISECONDS = 3_000
WATCH_MILLISECONDS = 2_000


Hangs = Callable[[Path, int, float], bool]  # state folder, process, when it was started (time.monotonic)


def never(state: Path, pid: int, started: float) -> bool:
    return False


class PreviewPublisher(QObject):
    """Keeps a publisher running; `told` has what it said after each look at a change.

    `progressed` tells what it does, see progress.Doing, and how much of how many is done.
    See builder.main for its keys. `hangs` tells whether a process has ceased to answer: it is then
    started anew, after `silent` was told.
    """

    told = Signal(dict)
    progressed = Signal(str, int, int)
    silent = Signal()

    def __init__(
        self,
        content: Path,
        state: Path,
        edge: int,
        language: str,
        hangs: Hangs = never,
    ) -> None:
        super().__init__()
        self._content, self._state, self._edge = content, state, edge
        self._hangs = hangs
        self._started = 0.0
        self._language = language
        self._ending = False
        self._child = QProcess(self)
        if sys.platform != "win32":  # a session of its own can be ended whole
            session = QProcess.UnixProcessParameters()
            session.flags = QProcess.UnixProcessFlag.CreateNewSession
            self._child.setUnixProcessParameters(session)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONPATH", python_path())
        environment.insert("PYTHONIOENCODING", "utf-8")  # a pipe on Windows has another
        self._child.setProcessEnvironment(environment)
        self._child.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._child.readyReadStandardOutput.connect(self._read)
        self._child.finished.connect(self._ended)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.start)
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MILLISECONDS)
        self._watch.timeout.connect(self._look)

    def start(self) -> None:
        self._ending = False
        self._started = time.monotonic()
        self._watch.start()
        more = ("--rest", str(REST_SECONDS), "--say", "rows", "--drafts")
        arguments = publisher_arguments(self._content, self._state, self._edge, self._language, *more)
        self._child.start(sys.executable, arguments)

    def speak(self, language: str) -> None:
        """Tell what comes next in another language."""
        self._language = language
        if self._child.state() != QProcess.ProcessState.NotRunning:
            self.restart()

    def restart(self) -> None:
        """Read the whole folder again, also what failed before."""
        self.stop()
        self.start()

    def stop(self) -> None:
        self._ending = True
        self._again.stop()
        self._watch.stop()
        if self._child.state() == QProcess.ProcessState.NotRunning:
            return
        if sys.platform != "win32":  # there it would wait for a window to be closed
            self._child.terminate()
            if self._child.waitForFinished(END_MILLISECONDS):
                return
        kill_session(self._child.processId())
        self._child.waitForFinished(END_MILLISECONDS)

    def _read(self) -> None:
        while self._child.canReadLine():
            line = self._child.readLine().data()
            try:
                row = json.loads(line)
            except ValueError:
                continue  # a line for people
            if "doing" in row:
                self.progressed.emit(row["doing"], row["done"], row["total"])
            else:
                self.told.emit(row)

    def _look(self) -> None:
        pid = self._child.processId()
        if pid and self._hangs(self._state, pid, self._started):
            self._started = time.monotonic()  # it may take its time to end
            self.silent.emit()
            kill_session(pid)

    def _ended(self) -> None:
        if not self._ending:
            self._again.start(AGAIN_MILLISECONDS)
