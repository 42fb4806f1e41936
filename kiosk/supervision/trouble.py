"""The file STATE/viewer/trouble.json: what staff are told of the program on the screen, if anything."""

from __future__ import annotations

import contextlib
from pathlib import Path

from kiosk.releases.format import Record, encode, read
from kiosk.supervision.files import trouble_file
from kiosk.system.disk import replace_file


class Trouble(Record, frozen=True):
    """Why visitors do not see the current release, `release`.

    They see `shown` instead, because the program ended while the current one was new or again and again;
    with `plain` nothing but the center's name and contacts, because it ended with `shown` as well.
    """

    release: int
    shown: int = 0
    plain: bool = False


def write_trouble(state: Path, trouble: Trouble | None) -> None:
    """Write the file, or remove it; nothing happens when the disk refuses."""
    path = trouble_file(state)
    with contextlib.suppress(OSError):
        if trouble is None:
            path.unlink(missing_ok=True)
        elif trouble != read_trouble(state):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, encode(trouble))


def read_trouble(state: Path) -> Trouble | None:
    """Return what is written down, None for nothing or a damaged file."""
    try:
        return read(trouble_file(state), Trouble)
    except (OSError, ValueError):
        return None
