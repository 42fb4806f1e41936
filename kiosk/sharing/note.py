"""The file STATE/share.json: how sharing went last, when the publisher does it after every release.

It imports little, and of that hardly more than the standard library: the poller uses it and stays for months.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.system.small_file import put

if TYPE_CHECKING:  # the table of problems is not for the poller
    from kiosk.problems.problem import Problem

FILE = "share.json"
_SIZE = 4096  # bytes; it never changes, see kiosk.system.small_file


@dataclass(frozen=True, slots=True)
class Note:
    """What was tried at `at` (ISO 8601, UTC), and the release that the folder holds, 0 for none.

    `code` and `values` are those of the problem that it failed with, "" and {} when all is well.
    """

    folder: str
    release: int = 0
    code: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    at: str = ""

    @property
    def problem(self) -> Problem | None:
        """The problem as such; None when all is well, or it is one of another version of the program."""
        from kiosk.problems.problem import Problem

        row = {"code": self.code, "values": self.values, "file": "", "line": 0, "page": "", "language": ""}
        try:
            return Problem.from_row(row) if self.code else None
        except ValueError:
            return None


def write_note(state: Path, note: Note) -> None:
    """Replace the file, with the time; nothing happens, and nothing is raised, when the disk refuses."""
    row = {**asdict(note), "at": datetime.now(UTC).isoformat(timespec="seconds")}
    put(state / FILE, json.dumps(row).encode(), _SIZE)


def write_trouble(state: Path, folder: str, code: str, values: Mapping[str, str]) -> None:
    """Note a problem; what the folder holds is kept from before. Nothing is raised."""
    before = read_note(state)
    release = before.release if before is not None and before.folder == folder else 0
    write_note(state, Note(folder, release, code, dict(values)))


def read_note(state: Path) -> Note | None:
    """Return what was written last; None when there is nothing, or it is damaged."""
    try:
        with (state / FILE).open("rb") as file:
            return _decode(json.loads(file.read(2 * _SIZE)))
    except (OSError, ValueError, RecursionError):
        return None


def _decode(row: Any) -> Note | None:
    """Return the note in a JSON object, None for anything of another shape."""
    if not isinstance(row, dict) or row.keys() != Note.__dataclass_fields__.keys():
        return None
    words = all(isinstance(row[name], str) for name in ("folder", "code", "at"))
    whole = type(row["release"]) is int and isinstance(row["values"], dict)
    if not (words and whole and all(isinstance(value, str) for value in row["values"].values())):
        return None
    return Note(**row)
