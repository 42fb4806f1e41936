"""The publisher as a child of the preview: faster than the kiosk's, and it reports how a reading went."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from kiosk.system.child_process import kill_session, python_path
from kiosk.viewer.hang_watch import Hangs, HangWatch, never
from kiosk.viewer.publisher_command import publisher_arguments

# Short, so that a saved file is shown within a second. A file that is still being written is then read twice,
# which does no harm here.
REST_SECONDS = 0.12
AGAIN_MILLISECONDS = 2_000
END_MILLISECONDS = 3_000


class PreviewPublisher(QObject):
    """Keeps a publisher running.

    `reported` comes after each reading of a change; for its keys see builder.main. `progressed` has what the
    publisher is doing (kiosk.progress.steps.Doing), how much is done, and of how many. A publisher that
    `hangs` is killed and started again; `silent` says so.
    """

    reported = Signal(dict)
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
        """Prepare the process without starting it; `edge` is the longest edge of its pictures in pixels."""
        super().__init__()
        self._content, self._state, self._edge = content, state, edge
        self._language = language
        self._ending = False
        self._hang_watch = HangWatch(hangs, self)
        self._hang_watch.killed.connect(self.silent)
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
        self._child.started.connect(lambda: self._hang_watch.watch(self._child.processId()))
        self._child.finished.connect(self._ended)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.start)

    def start(self) -> None:
        """Start the publisher; it is started again whenever it ends."""
        self._ending = False
        more = ("--rest", str(REST_SECONDS), "--say", "rows", "--drafts")
        arguments = publisher_arguments(self._content, self._state, self._edge, self._language, *more)
        self._child.start(sys.executable, arguments)

    def speak(self, language: str) -> None:
        """Use another language for what is reported from now on."""
        self._language = language
        if self._child.state() != QProcess.ProcessState.NotRunning:
            self.restart()

    def restart(self) -> None:
        """Read the whole folder again, including what could not be read before."""
        self.stop()
        self.start()

    def stop(self) -> None:
        """End the publisher and all its processes."""
        self._ending = True
        self._again.stop()
        self._hang_watch.stop()
        if self._child.state() == QProcess.ProcessState.NotRunning:
            return
        if sys.platform != "win32":  # there it would wait for a window to be closed
            self._child.terminate()
            if self._child.waitForFinished(END_MILLISECONDS):
                return
        kill_session(self._child.processId())
        self._child.waitForFinished(END_MILLISECONDS)

    def _read(self) -> None:
        """Pass on the lines that the publisher has printed."""
        while self._child.canReadLine():
            line = self._child.readLine().data()
            try:
                row = json.loads(line)
            except ValueError:
                continue  # a line for people
            if "doing" in row:
                self.progressed.emit(row["doing"], row["done"], row["total"])
            else:
                self.reported.emit(row)

    def _ended(self) -> None:
        """Start the publisher again after a pause, unless it was stopped."""
        self._hang_watch.stop()
        if not self._ending:
            self._again.start(AGAIN_MILLISECONDS)
