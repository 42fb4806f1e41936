"""What one screen has told, as it is found at the broker: anybody may have written it, so all is checked."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar, get_args

from kiosk.fleet.homie import EMPTY, Painting, Role, State, Why
from kiosk.message import one_line

T = TypeVar("T")
MOST_LETTERS = 300  # of a text
_MOST_BYTES = 4 * MOST_LETTERS
_LARGEST = 2**53  # of a number


@dataclass(frozen=True, slots=True)
class Report:
    """What a screen told; "" and 0 for what it did not. `told` is its state as the broker keeps it.

    `arrived` is when something new came of it, None while only what was kept is known.
    """

    device: str
    told: State
    name: str = ""
    center: str = ""
    group: str = ""
    machine: str = ""
    role: Role = "alone"
    why: Why = "well"
    trouble: str = ""
    release: int = 0
    published: datetime | None = None
    problems: int = 0
    painting: Painting = "none"
    version: str = ""
    disk_free: int | None = None
    last_seen: datetime | None = None
    opens: datetime | None = None
    arrived: datetime | None = None
    picture: bytes = b""

    @property
    def called(self) -> str:
        """What people call it."""
        return self.name or self.device


def report(
    device: str, values: Mapping[str, bytes], arrived: datetime | None = None, picture: bytes = b""
) -> Report | None:
    """Return the report in what the broker keeps of a device, by `node/property`.

    None for a device that is no screen of a kiosk, or has been removed.
    """

    def text(name: str) -> str:
        """Return a text, printable and not too long."""
        said = values.get(name, b"")[:_MOST_BYTES].decode("utf-8", "replace")
        return "" if said == EMPTY else one_line(said)[:MOST_LETTERS]

    def whole(name: str) -> int | None:
        """Return a number that is not negative, None for none."""
        said = values.get(name, b"")
        return min(int(said), _LARGEST) if said.isdigit() and len(said) < 20 else None

    def moment(name: str) -> datetime | None:
        """Return a moment, None for none."""
        with contextlib.suppress(ValueError, OverflowError):
            found = datetime.fromisoformat(text(name))
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        return None

    state = _word(text("$state"), State, None)
    if state is None or "machine/last-seen" not in values or "viewer/version" not in values:
        return None
    return Report(
        device,
        state,
        name=text("machine/name"),
        center=text("machine/center"),
        group=text("machine/group"),
        machine=text("machine/id"),
        role=_word(text("content/role"), Role, "alone"),
        why=_word(text("machine/why"), Why, "well"),
        trouble=text("content/trouble"),
        release=whole("content/release") or 0,
        published=moment("content/release-published"),
        problems=whole("content/problems") or 0,
        painting=_word(text("viewer/painting"), Painting, "none"),
        version=text("viewer/version"),
        disk_free=whole("machine/disk-free"),
        last_seen=moment("machine/last-seen"),
        opens=moment("machine/opens"),
        arrived=arrived,
        picture=picture if picture.startswith(b"\xff\xd8\xff") else b"",
    )


def _word(said: str, words: Any, otherwise: T) -> Any:
    """Return what was said if it is one of the words of a Literal, else `otherwise`."""
    return said if said in get_args(words) else otherwise
