"""The file STATE/viewer/center.json: the center's name and contacts, for a screen that knows nothing else."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kiosk.releases.format import Record, encode, read
from kiosk.supervision.files import center_file
from kiosk.system.disk import replace_file


class Center(Record, frozen=True):
    """The center's name and contacts by language tag, and its languages, the main one first."""

    languages: tuple[str, ...] = ()
    name: dict[str, str] = {}  # noqa: RUF012 - msgspec makes a new one for each record
    contacts: dict[str, str] = {}  # noqa: RUF012

    @classmethod
    def of(cls, languages: Sequence[str], settings: Mapping[str, Any]) -> Center:
        """Return what a release says of the center."""
        texts = {key: dict(settings.get(key) or {}) for key in ("name", "contacts")}
        return cls(tuple(languages), **texts)


def write_center(state: Path, center: Center) -> None:
    """Write the file, if it says something else; nothing happens when the disk refuses."""
    path = center_file(state)
    if center != read_center(state):
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, encode(center))


def read_center(state: Path) -> Center:
    """Return what the file says, nothing for a damaged file or none."""
    try:
        return read(center_file(state), Center)
    except (OSError, ValueError):
        return Center()
