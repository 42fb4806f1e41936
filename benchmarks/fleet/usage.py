"""What processes use: time of the processor, memory, room on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from benchmarks.processes import PROC, pss_kilobytes

_TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pids: Iterable[int]) -> float:
    """Return the processor's time of processes, with that of their children that have ended."""
    return sum(_ticks(pid) for pid in pids) / _TICKS


def megabytes(pids: Iterable[int]) -> list[float]:
    """Return the proportional set size of each process."""
    return [pss_kilobytes(pid) / 1024 for pid in pids]


def on_disk(folder: Path) -> int:
    """Return the bytes that a folder takes; a file of several names counts once."""
    seen: set[int] = set()
    taken = 0
    for at, folders, files in os.walk(folder):
        for name in (*folders, *files):
            about = os.lstat(f"{at}/{name}")
            if about.st_ino not in seen:
                seen.add(about.st_ino)
                taken += 512 * about.st_blocks
    return taken


def load() -> str:
    """Return how many processes wanted the processor in the last minute, beside how many cores there are."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()}"


def _ticks(pid: int) -> int:
    try:
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(int(field) for field in fields[11:15])  # utime, stime, cutime, cstime of proc(5)
