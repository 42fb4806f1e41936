"""The journal of a switch of the content folder, see kiosk.content_switch.switch."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass

Step = tuple[str, bool]  # a name at the top of the content folder, and whether something replaces it


@dataclass(frozen=True, slots=True)
class Journal:
    """What a switch replaces: the whole folder, with the one of inode `new`, or each of the `steps`."""

    new: int = 0
    steps: tuple[Step, ...] | None = None

    def to_bytes(self) -> bytes:
        """Return the bytes of the journal file."""
        return json.dumps({"new": self.new} if self.steps is None else {"parts": self.steps}).encode()


def read_journal(data: bytes) -> Journal | None:
    """Return the journal that `to_bytes` wrote; None for anything else."""
    try:
        row = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict):
        return None
    if "parts" not in row:
        new = row.get("new")
        return Journal(new) if type(new) is int else None
    parts = row["parts"]
    if not isinstance(parts, list) or not all(_is_step(part) for part in parts):
        return None
    return Journal(steps=tuple((name, staged) for name, staged in parts))


def _is_step(part: object) -> bool:
    """Return whether a value from a journal is a step that names an entry at the content folder's top."""
    if not (isinstance(part, list) and len(part) == 2):
        return False
    name, staged = part
    if not isinstance(name, str) or type(staged) is not bool:
        return False
    # Also no drive of Windows, and nothing hidden, such as the folder the journal lies in.
    return bool(name) and os.path.basename(name) == name and name[0] != "." and "\0" not in name  # noqa: PTH119
