"""The tasks of a worker, and how long each may take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Row = dict[str, Any]

# Seconds of processor time that a task may take; other work on the machine does not make it slower.
SECONDS = {"page": 2, "announcement": 2, "picture": 10, "measure": 2, "codes": 10}
PATIENCE = 5  # times as much time may pass by the clock, while others compute or a share answers


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do with one file, or with QR codes.

    `page` and `language` are those of a text, `addresses` those of QR codes; `edge` is a picture's longest
    edge in pixels, 0 for the one of the setup.
    """

    do: Literal["page", "announcement", "picture", "measure", "codes"]
    file: str = ""
    page: str = ""
    language: str = ""
    addresses: tuple[str, ...] = ()
    edge: int = 0

    def to_row(self) -> Row:
        """Return the task as the worker reads it, with the processor time in seconds that it may take."""
        return {**{name: getattr(self, name) for name in Task.__slots__}, "seconds": SECONDS[self.do]}
