"""The builder as a child process of the poller: given requests, listened to, and ended when it hangs.

It imports little, and of that only the standard library: the poller stays for months.
"""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import threading
import time
from collections.abc import Mapping
from typing import IO, Any, cast

from kiosk.system.child_process import start

LEAVE_SECONDS = 2.0  # for a builder to keep what was made
KILL_SECONDS = 2.0  # for the system to end a process

Row = dict[str, Any]


class BuilderProcess:
    """A builder that was started with `job`, see builder.main. Raises OSError when it cannot be started."""

    def __init__(self, job: Mapping[str, Any]) -> None:
        self._process = start("kiosk.publishing.build.builder", json.dumps(job), talk=True)
        self._rows: queue.SimpleQueue[Row | None] = queue.SimpleQueue()
        self._heard = time.monotonic()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def ask(self, request: Mapping[str, Any]) -> None:
        """Ask a builder that stays for another publication; one that is about to end does not answer."""
        self._heard = time.monotonic()
        with contextlib.suppress(OSError):
            stream = cast("IO[bytes]", self._process.stdin)
            stream.write(json.dumps(request).encode() + b"\n")
            stream.flush()

    def hear(self, patience: float) -> Row | None:
        """Return the next row it prints, {} when none came within `patience` seconds, None after its end."""
        try:
            row = self._rows.get(timeout=max(0.0, patience))
        except queue.Empty:
            return {}
        self._heard = time.monotonic()
        return row

    @property
    def silent_for(self) -> float:
        """The seconds since it printed something or was asked."""
        return time.monotonic() - self._heard

    def leave(self) -> None:
        """Let it end, and kill it after LEAVE_SECONDS; what it has made is kept if it still answers."""
        with contextlib.suppress(OSError):
            cast("IO[bytes]", self._process.stdin).close()
        self._ends_within(LEAVE_SECONDS)
        self.kill()

    def kill(self) -> bool:
        """Kill it; return False when the system cannot end it, which waits for a disk or a share."""
        self._process.kill()
        if not self._ends_within(KILL_SECONDS):
            return False
        self._reader.join(timeout=KILL_SECONDS)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        return True

    @property
    def runs(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    @property
    def code(self) -> int | None:
        """The code it has ended with, minus the number of a signal; None while it runs."""
        return self._process.poll()

    def _ends_within(self, seconds: float) -> bool:
        """Return whether the process ends within this time."""
        try:
            self._process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def _read(self) -> None:
        """Put the rows that it prints into the queue, and None after its end; runs in a thread."""
        with contextlib.suppress(ValueError, OSError):
            for line in cast("IO[bytes]", self._process.stdout):
                row = json.loads(line)
                if isinstance(row, dict):
                    self._rows.put(row)
        self._rows.put(None)
