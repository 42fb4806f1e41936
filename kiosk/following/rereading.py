"""Notices while the follower runs that screen.toml says something else of what is followed.

The file is read in a process of its own, kiosk.following.setting: the follower stays for months and keeps
nothing of what reading takes. Standard library only.
"""

from __future__ import annotations

import contextlib
import json
import logging
import math
import subprocess
import time
from pathlib import Path
from typing import Any

from kiosk.paths import SCREEN_TOML
from kiosk.system.child_process import start
from kiosk.system.file_version import changed_at

REST_SECONDS = 1.0  # without another change before the file is read
AGAIN_SECONDS = 30.0  # before what could not be used is read again: a key may have been copied meanwhile
LONGEST_SECONDS = 60.0
UNREAD = -1  # instead of when the file was changed: it is read at once

Row = dict[str, Any]  # source, trust, seconds; and why it is not what the file says: "wrong", "" for nothing

log = logging.getLogger(__name__)


class Rereading:
    """Has screen.toml read when it was changed; `step` is called again and again, and never blocks."""

    def __init__(self, state: Path, read: int, language: str) -> None:
        """Take when the file was changed that was `read` last, see changed_at, and the language."""
        self._state, self._language = state, language
        self._seen = read
        self._rests = math.inf  # when the file that was changed is read, monotonic like all times here
        self._process: subprocess.Popen[bytes] | None = None
        self._until = 0.0

    def step(self, source: str, trust: str, seconds: float) -> Row | None:
        """Return what screen.toml says of what is followed when it was read anew; else None.

        `source`, `trust` and `seconds` are what is followed now, "" for no source.
        """
        now = time.monotonic()
        if self._process is not None:
            return self._outcome(self._process, now)
        found = changed_at(self._state / SCREEN_TOML)
        if found != self._seen:
            self._seen, self._rests = found, now + REST_SECONDS
        if now >= self._rests:
            self._begin({"follow": source, "trust": trust, "follow_seconds": round(seconds)}, now)
        return None

    def leave(self) -> None:
        """End the process that reads."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _begin(self, followed: Row, now: float) -> None:
        """Have the file read."""
        self._rests, self._until = math.inf, now + LONGEST_SECONDS
        with contextlib.suppress(OSError):  # no more processes, or no memory
            told = (str(self._state), self._language, json.dumps(followed))
            self._process = start("kiosk.following.setting", *told)
            return
        self._rests = now + AGAIN_SECONDS

    def _outcome(self, process: subprocess.Popen[bytes], now: float) -> Row | None:
        """Return what the process has found, None while it reads or when it failed."""
        if process.poll() is None:
            if now >= self._until:
                process.kill()
            return None
        self._process = None
        row: Row = {}
        with contextlib.suppress(ValueError):
            row = json.loads(process.communicate()[0])
        if not row:
            log.error("screen.toml could not be read anew: exit code %d", process.returncode)
        if not row or row["wrong"]:
            self._rests = now + AGAIN_SECONDS
        return row or None
