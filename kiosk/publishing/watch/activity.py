"""What the publisher is doing now, in STATE/publisher.json, for programs that wait for it.

It imports little, and of that only the standard library: the poller uses it and stays for months.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args

FILE = "publisher.json"
BEAT_SECONDS = 5.0  # a publisher that works writes its activity at least this often
HUNG_SECONDS = 30.0  # without a beat, after which it counts as hung; a busy computer writes late
# The size of the file never changes, so that it can be overwritten on a full disk, which takes no new file.
_SIZE = 4096  # bytes
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
    data = json.dumps(asdict(activity), ensure_ascii=True).encode().ljust(_SIZE)
    path, beside = state / FILE, state / f".new-{FILE}"
    try:
        try:
            beside.write_bytes(data)
            beside.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink()
            _overwrite(path, data)
    except OSError:
        return


def _overwrite(path: Path, data: bytes) -> None:
    """Write over the old content in its place on the disk, which works on a full disk as well."""
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))
    try:
        os.write(descriptor, data)
    finally:
        os.close(descriptor)


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
