"""Wait for the machine to have nothing else to do, so that other work is not measured."""

from __future__ import annotations

from pathlib import Path
from time import monotonic, sleep

IDLE = 0.85  # share of the processors' time
LOOK_SECONDS = 0.4
PATIENCE_SECONDS = 20.0


def wait_for_quiet() -> bool:
    """Wait until the processors are idle; return False if they were not within PATIENCE_SECONDS."""
    end = monotonic() + PATIENCE_SECONDS
    while monotonic() < end:
        before = _times()
        sleep(LOOK_SECONDS)
        now = _times()
        total = sum(now) - sum(before)
        if total and (now[3] + now[4] - before[3] - before[4]) / total >= IDLE:
            return True
    return False


def _times() -> list[int]:
    """Return the ticks of all processors since the start: user, nice, system, idle, disk wait, ..."""
    line = Path("/proc/stat").read_text("ascii").split("\n", 1)[0]
    return [int(field) for field in line.split()[1:9]]
