"""What the follower waits for without standing still: an answer in a thread, a fetch in a process.

Standard library only: the follower stays for months.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from kiosk.following.ask import Answer, ask
from kiosk.following.source import Source
from kiosk.system.child_process import NO_CONSOLE, environment, kill_session

ABANDON_SECONDS = 60.0  # for an answer, should the system look for a name that long
MOST_ASKING = 4  # threads
MARGIN_SECONDS = 2400.0  # beyond the pull: to look at every object, check out, flush
LEAVE_SECONDS = 3.0
_FETCH = "from kiosk.following.fetch import main; main()"

Row = dict[str, Any]


class Asking:
    """Asks a source in a thread, one question at a time; a thread that does not come back is left behind."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._threads: list[threading.Thread] = []
        self._answers: list[Answer] | None = None  # of the question under way
        self._since = 0.0

    def begin(self) -> bool:
        """Ask; return False when too many questions are without an answer."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        if len(self._threads) >= MOST_ASKING:
            return False
        answers: list[Answer] = []
        thread = threading.Thread(target=lambda: answers.append(ask(self._source)), daemon=True)
        self._answers, self._since = answers, time.monotonic()
        self._threads.append(thread)
        thread.start()
        return True

    @property
    def is_under_way(self) -> bool:
        """Whether a question waits for its answer."""
        return self._answers is not None

    def answer(self) -> Answer | None:
        """Return the answer to the question under way, None while there is none; in the end an empty one."""
        if self._answers is None:
            return None
        if self._answers:
            found = self._answers[0]
        elif time.monotonic() - self._since > ABANDON_SECONDS:
            found = Answer()
        else:
            return None
        self._answers = None
        return found


class Fetching:
    """A fetch under way, see kiosk.following.fetch. Raises OSError when no process can be started."""

    def __init__(
        self, state: Path, source: Source, trust: str, *, mend: bool, proven: int = 0, seconds: float
    ) -> None:
        job: Row = {"state": str(state), "source": source.typed, "trust": trust}
        job |= {"mend": mend, "proven": proven, "seconds": seconds}
        self._until = time.monotonic() + seconds + MARGIN_SECONDS
        self._process = subprocess.Popen(
            [sys.executable, "-c", _FETCH, json.dumps(job)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            env=environment(),
            creationflags=NO_CONSOLE,
            start_new_session=True,
        )

    def outcome(self) -> Row | None:
        """Return what it said, {} when it ended without a word, None while it works."""
        if self._process.poll() is None:
            if time.monotonic() < self._until:
                return None
            self.leave()
        out = b""
        if self._process.stdout is not None:
            with self._process.stdout as stream:
                out = stream.read()
        with contextlib.suppress(ValueError):
            row = json.loads(out)
            return row if isinstance(row, dict) else {}
        return {}

    def leave(self) -> None:
        """End it, and what it has started; what has come of a release is kept."""
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=LEAVE_SECONDS)
        kill_session(self._process.pid)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=LEAVE_SECONDS)
