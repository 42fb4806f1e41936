"""What the publisher is doing now, in STATE/publisher.json, for whoever waits for it.

Standard library only, and little of it: the poller writes it and stays for months.
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
BEAT_SECONDS = 5.0  # at most between two beats of a publisher that lives
HUNG_SECONDS = 30.0  # without a beat; a computer that is busy with other things beats late
# One size for every content, so that a full disk, which takes no new file, still takes the next beat.
_SIZE = 4096  # bytes
_MOST_MESSAGE = 300  # letters, of up to twelve bytes in JSON

Doing = Literal["waiting", "reading", "pictures", "writing"]
Pulse = Literal["alive", "hung", "gone"]


@dataclass(frozen=True, slots=True)
class Activity:
    """What the publisher `pid` was doing at `beat` (time.monotonic) and `at` (ISO 8601, UTC).

    `done` of `total` are the pages or pictures of the work under way, both 0 while their number is
    not known; `message` says what is in its way, in the language it was started with, "" if nothing.
    """

    pid: int
    beat: float
    at: str
    doing: Doing
    done: int = 0
    total: int = 0
    message: str = ""


def now(doing: Doing, done: int = 0, total: int = 0, message: str = "") -> Activity:
    """Return what this process does at this moment."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return Activity(os.getpid(), time.monotonic(), at, doing, done, total, message[:_MOST_MESSAGE])


def pulse(activity: Activity, now: float, *, running: bool) -> Pulse:
    """Tell whether that publisher still works; `now` is time.monotonic, `running` whether its process runs.

    A clock that counts up starts again with the computer: a beat of the future is one of before that.
    """
    if not running or activity.beat > now:
        return "gone"
    return "alive" if now - activity.beat < HUNG_SECONDS else "hung"


def write_activity(state: Path, activity: Activity) -> None:
    """Replace the file at once; where the disk cannot take that, nothing happens and nothing is raised."""
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
    """Write over the old content in its own place on the disk."""
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))
    try:
        os.write(descriptor, data)
    finally:
        os.close(descriptor)


def read_activity(state: Path) -> Activity | None:
    """Return what was written last; None when there is none, or it was damaged."""
    try:
        with (state / FILE).open("rb") as file:
            return _decode(json.loads(file.read(2 * _SIZE)))
    except (OSError, ValueError, RecursionError):
        return None


def _decode(row: Any) -> Activity | None:
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
