"""The last entries of the log, as `kiosk.system.log` wrote them."""

from __future__ import annotations

import heapq
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.system.log import log_folder

TAIL_BYTES = 64 * 1024  # of each file, from its end

_ENTRY = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}) ([A-Z]+) [\w.]+: (.*)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its time (ISO 8601 with zone), its level as logging names it, and its first line."""

    at: str
    level: str
    text: str


def last_entries(state: Path, levels: Iterable[str], most: int) -> tuple[Entry, ...]:
    """Return the newest entries of these levels, at most `most`, newest first.

    The last TAIL_BYTES of each log file are read.
    """
    wanted = frozenset(levels)
    found = (entry for path in _files(state) for entry in _read(path) if entry.level in wanted)
    return tuple(heapq.nlargest(most, found, key=lambda entry: datetime.fromisoformat(entry.at)))


def _files(state: Path) -> list[Path]:
    """Return the log files, those before the last rotation included."""
    folder = log_folder(state)
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are all that is needed
    except OSError:
        return []
    return [folder / name for name in names if name.endswith((".log", ".log.1"))]


def _read(path: Path) -> Iterator[Entry]:
    """Yield the entries in the last TAIL_BYTES of a file; none when it cannot be read."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - TAIL_BYTES))
            lines = file.read(TAIL_BYTES).decode("utf-8", "replace").splitlines()
    except OSError:
        return
    for line in lines:
        if entry := _ENTRY.fullmatch(line):
            yield Entry(*entry.groups())
