"""What a worker is asked to do, and how long that may take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Row = dict[str, Any]

# Seconds of processor time that a task may take: what else the machine does makes no file slow.
SECONDS = {"page": 2, "picture": 10, "measure": 2, "codes": 10}
PATIENCE = 5  # times as long may pass by the clock, while others compute or a share answers


@dataclass(frozen=True, slots=True)
class Task:
    """One file to be read; `edge` is a picture's longest edge in pixels where it is another than usual."""

    do: Literal["page", "picture", "measure", "codes"]
    file: str = ""
    page: str = ""
    language: str = ""
    addresses: tuple[str, ...] = ()
    edge: int = 0

    def to_row(self) -> Row:
        """Return the task as the worker reads it, with the seconds that it may compute."""
        return {**{name: getattr(self, name) for name in Task.__slots__}, "seconds": SECONDS[self.do]}
