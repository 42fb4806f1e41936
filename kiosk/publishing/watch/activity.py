"""What the publisher is doing now, in STATE/publisher.json, for programs that wait for it.

It imports little, and of that hardly more than the standard library: the poller uses it and stays for months.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args

from kiosk.system.small_file import put

FILE = "publisher.json"
BEAT_SECONDS = 5.0  # a publisher that works writes its activity at least this often
HUNG_SECONDS = 30.0  # without a beat, after which it counts as hung; a busy computer writes late
_SIZE = 4096  # bytes; it never changes, see kiosk.system.small_file
_MOST_MESSAGE = 300  # letters, of up to twelve bytes in JSON

Doing = Literal["waiting", "reading", "pictures", "writing"]
Pulse = Literal["alive", "hung", "gone"]


@dataclass(frozen=True, slots=True)
class Activity:
    """What the publisher with process id `pid` was doing at `beat` (time.monotonic) and `at` (ISO 8601, UTC).

    `done` of `total` are the pages or pictures of the work under way, both 0 while their number is not
    known; `message` says what keeps it from publishing, in the language it was started with, "" for
    nothing.
    """

    pid: int
    beat: float
    at: str
    doing: Doing
    done: int = 0
    total: int = 0
    message: str = ""


def now(doing: Doing, done: int = 0, total: int = 0, message: str = "") -> Activity:
    """Return what this process is doing at this moment."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return Activity(os.getpid(), time.monotonic(), at, doing, done, total, message[:_MOST_MESSAGE])


def pulse(activity: Activity, now: float, *, running: bool) -> Pulse:
    """Return whether that publisher still works; `now` is time.monotonic, `running` whether its process runs.

    time.monotonic starts again with the computer, so a beat in the future is one from before the last
    start.
    """
    if not running or activity.beat > now:
        return "gone"
    return "alive" if now - activity.beat < HUNG_SECONDS else "hung"


def write_activity(state: Path, activity: Activity) -> None:
    """Replace the file in one step; nothing happens, and nothing is raised, when the disk refuses."""
    put(state / FILE, json.dumps(asdict(activity), ensure_ascii=True).encode(), _SIZE)


def read_activity(state: Path) -> Activity | None:
    """Return what was written last; None when there is nothing, or it is damaged."""
    try:
        with (state / FILE).open("rb") as file:
            return _decode(json.loads(file.read(2 * _SIZE)))
    except (OSError, ValueError, RecursionError):
        return None


def _decode(row: Any) -> Activity | None:
    """Return the activity in a JSON object, None for anything of another shape."""
    if not isinstance(row, dict) or row.keys() != Activity.__dataclass_fields__.keys():
        return None
    whole = all(type(row[name]) is int and row[name] >= 0 for name in ("pid", "done", "total"))
    beat = type(row["beat"]) in (int, float) and row["beat"] >= 0
    words = all(isinstance(row[name], str) for name in ("at", "message"))
    if not (whole and beat and words and row["doing"] in get_args(Doing)):
        return None
    try:
        datetime.fromisoformat(row["at"])
    except ValueError:
        return None
    return Activity(**row)
