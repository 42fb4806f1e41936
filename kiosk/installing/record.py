"""What was installed, kept so that it can be renewed and taken back; root believes it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.installing.choices import Choices, from_row
from kiosk.installing.plan import File, Link
from kiosk.system.disk import replace_file

RECORD = "/etc/kiosk/installed.json"


@dataclass(frozen=True, slots=True)
class Record:
    """The choices, and of each path that was written the mark of what was written there."""

    choices: Choices = field(default_factory=Choices)
    marks: Mapping[str, str] = field(default_factory=dict)
    accounts: tuple[str, ...] = ()  # those that were made, and not there before


def mark_of(item: File | Link) -> str:
    """Return the mark of what an item writes."""
    return _mark(item.text.encode()) if isinstance(item, File) else f"-> {item.target}"


def mark_at(path: Path) -> str | None:
    """Return the mark of what lies at a path now, None for nothing. Raises OSError."""
    if path.is_symlink():
        return f"-> {path.readlink()}"
    try:
        return _mark(path.read_bytes())
    except FileNotFoundError:
        return None


def read_record(root: Path) -> Record | None:
    """Return the record below `root`, None when there is none that can be read."""
    try:
        row = json.loads(below(root, RECORD).read_bytes())
        marks = {str(path): str(mark) for path, mark in row["files"].items()}
        return Record(from_row(row["choices"]), marks, tuple(map(str, row["accounts"])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_record(root: Path, record: Record) -> None:
    """Write the record below `root`. Raises OSError."""
    path = below(root, RECORD)
    path.parent.mkdir(parents=True, exist_ok=True)
    row = {
        "choices": record.choices.to_row(),
        "files": dict(record.marks),
        "accounts": list(record.accounts),
    }
    replace_file(path, json.dumps(row, ensure_ascii=False, indent=2).encode() + b"\n")


def below(root: Path, path: str) -> Path:
    """Return where an absolute path lies below `root`."""
    return root / path.lstrip("/")


def _mark(data: bytes) -> str:
    """Return the mark of a file's content."""
    return hashlib.sha256(data).hexdigest()
