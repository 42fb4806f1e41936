"""One thing that was looked at on a machine, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.message import Message


class Level(StrEnum):
    """How good or bad a finding is."""

    WELL = "well"
    NOTE = "note"  # worth knowing, or could not be seen; the kiosk works
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """`part` names what was looked at, `told` says what was found, `advice` what to do, None for nothing.

    `values` are the same for programs.
    """

    part: str
    level: Level
    told: Message
    advice: Message | None = None
    values: Mapping[str, object] = field(default_factory=dict)


def well(part: str, text: str, **values: object) -> Finding:
    """Return that a part is as it should be; `values` fill the placeholders of `text`."""
    return _finding(part, Level.WELL, text, None, values)


def note(part: str, text: str, advice: str | None = None, **values: object) -> Finding:
    """Return what is worth knowing of a part, or why it could not be looked at."""
    return _finding(part, Level.NOTE, text, advice, values)


def wrong(part: str, text: str, advice: str, **values: object) -> Finding:
    """Return what is wrong with a part, and what to do."""
    return _finding(part, Level.WRONG, text, advice, values)


def _finding(part: str, level: Level, text: str, advice: str | None, values: Mapping[str, object]) -> Finding:
    """Return a finding whose texts have the same values."""
    shown = {name: str(value) for name, value in values.items()}
    told = Message(text, shown)
    return Finding(part, level, told, Message(advice, shown) if advice else None, values)
