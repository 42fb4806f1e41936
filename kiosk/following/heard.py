"""What the follower tells of its source, in STATE/follow/heard.json, for the command `status`.

Standard library only: the follower stays for months.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.system.small_file import put

_SIZE = 4096  # bytes; it never changes, see kiosk.system.small_file


@dataclass(frozen=True, slots=True)
class Heard:
    """The source that the process `pid` follows, and when it last answered (ISO 8601, UTC), "" for never."""

    pid: int
    source: str
    at: str = ""


def write_heard(state: Path, heard: Heard) -> None:
    """Replace the file in one step; nothing happens, and nothing is raised, when the disk refuses."""
    path = _file(state)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    put(path, json.dumps(asdict(heard)).encode(), _SIZE)


def read_heard(state: Path) -> Heard | None:
    """Return what was written last; None when there is nothing, or it is damaged."""
    try:
        row = json.loads(_file(state).read_bytes())
        heard = Heard(**row)
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    is_right = type(heard.pid) is int and isinstance(heard.source, str) and isinstance(heard.at, str)
    return heard if is_right else None


def _file(state: Path) -> Path:
    return state / "follow" / "heard.json"
