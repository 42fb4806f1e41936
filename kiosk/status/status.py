"""How things stand with a kiosk: what visitors see, what the publisher does, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.message import Message
from kiosk.progress.steps import Doing
from kiosk.system.log_entries import Entry

LEAST_FREE_BYTES = 500_000_000  # a release with many new photos may take as much

Pulse = Literal["alive", "hung", "gone", "unknown"]


@dataclass(frozen=True, slots=True)
class ShownRelease:
    """The current release: `published` is ISO 8601 in UTC, `zone` the center's."""

    number: int
    published: str
    zone: str
    pages: int
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Publisher:
    """The publisher and what it did at `at` (ISO 8601, UTC); `message` is what keeps it from publishing."""

    pulse: Pulse
    pid: int = 0
    at: str = ""
    doing: Doing = "waiting"
    done: int = 0
    total: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True)
class Disk:
    """Bytes of the disk that has the state folder."""

    free: int
    total: int


@dataclass(frozen=True, slots=True)
class Status:
    """All that `kiosk status` tells. `release` is None when there is none or it `is_damaged`.

    `screen` is what visitors see when nothing new comes.
    """

    content: str
    state: str
    log: str
    release: ShownRelease | None
    is_damaged: bool
    screen: Message
    publisher: Publisher
    content_trouble: Message | None
    state_trouble: Message | None
    disk: Disk | None
    errors: tuple[Entry, ...]

    @property
    def wrong(self) -> tuple[str, ...]:
        """Return the names of what is wrong; nothing else makes a kiosk that is not well."""
        found = {
            "release": self.release is None,
            "problems": self.release is not None and self.release.errors > 0,
            "publisher": self.publisher.pulse != "alive" or bool(self.publisher.message),
            "content": self.content_trouble is not None,
            "state": self.state_trouble is not None,
            "disk": self.disk is None or self.disk.free < LEAST_FREE_BYTES,
        }
        return tuple(name for name, is_wrong in found.items() if is_wrong)
