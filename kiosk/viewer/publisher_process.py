"""The publisher as a child of the viewer: started and ended with it, started again if it ends or hangs."""

from __future__ import annotations

import contextlib
import logging
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.system.child_process import environment, kill_session
from kiosk.viewer.hang_watch import Hangs, HangWatch
from kiosk.viewer.publisher_command import child_of_this, publisher_arguments

LOOK_MILLISECONDS = 5_000
PAUSE_SECONDS = (10.0, 300.0)  # before it is started again: first and longest, each twice the one before
OTHER_SECONDS = 300.0  # until a publisher is tried again where another one is at work
WELL_SECONDS = 600.0  # a publisher that has worked for so long had no trouble with its start
TELL_SECONDS = 30.0  # for the process that writes the message about a publisher that hangs
END_SECONDS = 5.0

log = logging.getLogger(__name__)


class PublisherProcess(QObject):
    """Keeps one publisher running for a state folder.

    If another publisher already works there, the child ends at once. It is then started again from time to
    time, so that the kiosk goes on when the other one stops. One that `hangs` is killed, and staff get a
    message in `language`.
    """

    def __init__(
        self,
        content: Path,
        state: Path,
        edge: int,
        *,
        language: str,
        hangs: Hangs,
        follower: Sequence[str] = (),
    ) -> None:
        """Prepare the publisher without starting it; `edge` is the longest edge of its pictures in pixels.

        `follower` are the arguments of Python for what works in its place where releases come from elsewhere.
        """
        super().__init__()
        self._content, self._state, self._edge = content, state, edge
        self._language = language
        self._follower = follower
        self._child: subprocess.Popen[bytes] | None = None
        self._teller: subprocess.Popen[bytes] | None = None
        self._started_telling = 0.0
        self._started = 0.0
        self._at_once = False  # start it again as soon as it has ended
        self._pause = PAUSE_SECONDS[0]
        self._due = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self._hang_watch = HangWatch(hangs, self)
        self._hang_watch.killed.connect(self._tell)

    @Slot(int)
    def make_pictures_for(self, edge: int) -> None:
        """Make pictures large enough for a screen with this longest edge (pixels), too.

        They never become smaller again: a television that is switched off often reports a small screen.
        """
        if edge <= self._edge:
            return
        self._edge = edge
        if self._child is not None:
            self._child.terminate()
            self._at_once = True

    def start(self) -> None:
        """Start the publisher, or plan another try when no process can be started."""
        self._timer.start()
        self._started = time.monotonic()
        publisher = publisher_arguments(self._content, self._state, self._edge, self._language, "--report")
        self._child = self._run(*(child_of_this(self._follower) if self._follower else publisher))
        if self._child is None:
            self._due = self._started + self._longer_pause()
        else:
            self._hang_watch.watch(self._child.pid)
            log.info("the publisher was started as process %d", self._child.pid)

    def stop(self) -> None:
        """End the publisher and all that it started."""
        self._timer.stop()
        self._hang_watch.stop()
        if self._child is not None and self._child.poll() is None:
            self._child.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._child.wait(timeout=END_SECONDS)
        for process in (self._child, self._teller):
            if process is not None and process.poll() is None:
                kill_session(process.pid)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=0.5)

    def _run(self, *arguments: str) -> subprocess.Popen[bytes] | None:
        """Start Python with these arguments, in a session that can be ended whole; None when that fails."""
        try:
            return subprocess.Popen(
                [sys.executable, *arguments],
                env=environment(),
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:  # no more processes, or no memory
            log.error("no process can be started: %s", error)
            return None

    def _look(self) -> None:
        """Note a publisher that has ended, and start it again when it is time."""
        now = time.monotonic()
        if self._teller is not None and self._teller.poll() is None:
            waited = now - self._started_telling
            if waited > TELL_SECONDS:
                kill_session(self._teller.pid)
            if waited < TELL_SECONDS + END_SECONDS:
                return
        self._teller = None
        if self._child is None:
            if now >= self._due:
                self.start()
        elif (code := self._child.poll()) is not None:
            self._ended(code, now)

    def _ended(self, code: int, now: float) -> None:
        """Plan when a publisher that ended with an exit code is started again."""
        assert self._child is not None
        self._hang_watch.stop()
        if now - self._started > WELL_SECONDS:
            self._pause = PAUSE_SECONDS[0]
        failed = code != 0 and not self._at_once
        pause = 0.0 if self._at_once else self._longer_pause() if failed else OTHER_SECONDS
        log.log(
            logging.WARNING if failed else logging.INFO,
            "the publisher (process %d) has ended with %d; it is started again in %g s",
            self._child.pid,
            code,
            pause,
        )
        self._due = now + pause
        self._at_once = False
        self._child = None

    def _longer_pause(self) -> float:
        """Return the pause before the next start, and double the one after it."""
        pause, self._pause = self._pause, min(self._pause * 2, PAUSE_SECONDS[1])
        return pause

    def _tell(self, pid: int) -> None:
        """Have staff told of a publisher that was killed because it did not answer."""
        log.error("the publisher (process %d) does not answer and is ended", pid)
        if self._follower:
            return  # there is no content folder in which staff could be told
        call = "from kiosk.publishing.watch.unanswered import main; main()"
        self._teller = self._run("-c", call, str(self._content), str(self._state), self._language)
        self._started_telling = time.monotonic()
