"""Whether a publisher still answers, for whoever started it."""

from __future__ import annotations

import os
import time
from pathlib import Path

from kiosk.publishing.watch.activity import FILE, HUNG_SECONDS, read_activity


def hangs(state: Path, pid: int, started: float, patience: float = HUNG_SECONDS) -> bool:
    """True when the publisher `pid`, started at `started` (time.monotonic), gave no sign of life for so long.

    Where it could not write one, on a disk that may only be read, silence says nothing.
    """
    activity = read_activity(state)
    last = started
    if activity is not None and activity.pid == pid:
        last = max(started, activity.beat)
    return time.monotonic() - last >= patience and _can_write(state)


def _can_write(state: Path) -> bool:
    file = state / FILE
    return os.access(file if file.exists() else state, os.W_OK)
