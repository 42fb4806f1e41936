"""Whether a publisher still answers, for the program that started it."""

from __future__ import annotations

import os
import time
from pathlib import Path

from kiosk.publishing.watch.activity import FILE, HUNG_SECONDS, read_activity


def hangs(state: Path, pid: int, started: float, patience: float = HUNG_SECONDS) -> bool:
    """Return whether a publisher has given no sign of life for `patience` seconds.

    `pid` is its process id, `started` when it was started (time.monotonic). Returns False where it could
    not have given one, on a disk that is read-only.
    """
    activity = read_activity(state)
    last = started
    if activity is not None and activity.pid == pid:
        last = max(started, activity.beat)
    return time.monotonic() - last >= patience and _can_write(state)


def _can_write(state: Path) -> bool:
    """Return whether the publisher can write its activity."""
    file = state / FILE
    return os.access(file if file.exists() else state, os.W_OK)
