"""What the poller does for other screens: has each release shared, and knows how large their pictures are.

It is loaded only where screen.toml or a note asks for it, and imports little: the poller stays for months.
"""

from __future__ import annotations

import logging
import re
import subprocess
import sys
import time
from pathlib import Path

from kiosk.paths import SCREEN_TOML
from kiosk.releases.layout import current_number
from kiosk.screen_edge import MOST, fleet_edge
from kiosk.sharing.note import FILE, read_note, write_trouble
from kiosk.system.child_process import NO_CONSOLE, environment, kill_session

LOOK_SECONDS = 1.0  # between two looks at the settings
PAUSE_SECONDS = (10.0, 600.0)  # before it is tried again after a failure: first and longest
LONGEST_SECONDS = 3600.0  # for a release with gigabytes of new pictures on a slow disk
LEAVE_SECONDS = 2.0  # for a process at work to end what it has started
_TOLD = 3  # its exit code when it has noted why it failed, see kiosk.sharing.child
_MOST_BYTES = 64 * 1024
_SHARE = re.compile(rb"^[ \t]*share[ \t]*=[ \t]*[\"']([^\"'\n]+)", re.MULTILINE)
_EDGE = re.compile(rb"^[ \t]*edge[ \t]*=[ \t]*(\d{3,4})\b", re.MULTILINE)
_CHILD = "from kiosk.sharing.child import main; main()"

log = logging.getLogger(__name__)


class OtherScreens:
    """Shares every release of a state folder, as screen.toml says; `step` is called again and again.

    `edge` is the longest edge in pixels that any other screen asks for, 0 for none. `news` says that other
    trouble is to be told than before; who has told it sets it back.
    """

    def __init__(self, state: Path, language: str) -> None:
        """Look at the settings; `language` is that of the log."""
        self.edge = 0
        self.news = False
        self._state, self._language = state, language
        self._folder = ""  # the one that screen.toml names, "" to share nothing
        self._shared = 0  # the release that was shared last
        self._process: subprocess.Popen[bytes] | None = None
        self._number = 0  # the release that the process was started for
        self._started = 0.0  # monotonic, like all times here
        self._looked = 0.0
        self._due = 0.0
        self._pause = PAUSE_SECONDS[0]
        self._trouble = self._noted()
        self._look_at_settings()

    def step(self) -> None:
        """Look whether something is to be done, and do it; never blocks and never raises."""
        if self._process is not None:
            self._look(self._process)
        now = time.monotonic()
        if now - self._looked >= LOOK_SECONDS:
            self._looked = now
            self._look_at_settings()
        if not self._folder or self._process is not None:
            return
        number = self._current()  # at each step: other screens wait for it
        if number and number != self._shared and (now >= self._due or number != self._number):
            self._start(number)

    def leave(self) -> None:
        """End the process that is at work, and what it has started."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            try:
                process.wait(timeout=LEAVE_SECONDS)
            except subprocess.TimeoutExpired:
                kill_session(process.pid)

    def _look_at_settings(self) -> None:
        """Read what screen.toml and the note of other screens ask for."""
        try:
            text = (self._state / SCREEN_TOML).read_bytes()[:_MOST_BYTES].replace(b"\0", b"")
        except OSError:
            text = b""
        edge, share = _EDGE.search(text), _SHARE.search(text)
        self.edge = max(fleet_edge(self._state), min(int(edge[1]), MOST) if edge else 0)
        named = share[1].decode("utf-8", "replace").strip() if share else ""
        folder = str(self._state / Path(named).expanduser()) if named else ""
        if folder != self._folder:
            self._folder, self._shared, self._due = folder, 0, 0.0
            if not folder:
                (self._state / FILE).unlink(missing_ok=True)
                self._take_news()

    def _current(self) -> int | None:
        """Return the number of the current release, None where there is none or it cannot be read."""
        try:
            return current_number(self._state)
        except OSError:
            return None

    def _start(self, number: int) -> None:
        """Start the process that shares the current release, which is `number` or a newer one by then."""
        self._number, self._started = number, time.monotonic()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _CHILD, str(self._state), self._language],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env=environment(),
                creationflags=NO_CONSOLE,
                start_new_session=True,
            )
        except OSError as error:  # no more processes, or no memory
            log.error("no process can be started to share release %d: %s", number, error)
            self._plan()

    def _look(self, process: subprocess.Popen[bytes]) -> None:
        """Take how the process has ended; end one that takes too long."""
        code = process.poll()
        if code is None:
            if time.monotonic() - self._started > LONGEST_SECONDS:
                self.leave()
                minutes = f"{LONGEST_SECONDS / 60:.0f}"
                self._fail("share-slow", {"folder": self._folder, "minutes": minutes})
            return
        self._process = None
        if code == 0:
            self._shared, self._pause = self._number, PAUSE_SECONDS[0]
        elif code == _TOLD:
            self._plan()
        else:
            self._fail("share-failed", {"folder": self._folder, "said": f"exit code {code}"})
        self._take_news()

    def _fail(self, code: str, values: dict[str, str]) -> None:
        """Note why a process that could not do so itself has failed."""
        log.error("release %d was not shared: %s %s", self._number, code, values)
        write_trouble(self._state, self._folder, code, values)
        self._plan()
        self._take_news()

    def _plan(self) -> None:
        """Plan the next try, and double the pause before the one after it."""
        self._due = time.monotonic() + self._pause
        self._pause = min(self._pause * 2, PAUSE_SECONDS[1])

    def _take_news(self) -> None:
        """Compare the trouble that is noted with what staff were told."""
        trouble = self._noted()
        self.news = self.news or trouble != self._trouble
        self._trouble = trouble

    def _noted(self) -> tuple[str, str]:
        """Return the trouble that is noted, ("", "") for none."""
        note = read_note(self._state)
        return (note.code, str(note.values)) if note is not None else ("", "")
