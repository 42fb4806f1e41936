"""The status of a kiosk: what visitors see, what the publisher does, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.health.health import LEAST_FREE_BYTES, Health, Painting
from kiosk.health.proof import Proof
from kiosk.message import Message
from kiosk.problems.problem import Problem
from kiosk.progress.steps import Doing
from kiosk.system.log_entries import Entry

Pulse = Literal["alive", "hung", "gone", "unknown"]


@dataclass(frozen=True, slots=True)
class ShownRelease:
    """The current release: `published` is ISO 8601 in UTC, `zone` the center's time zone."""

    number: int
    published: str
    zone: str
    pages: int
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Publisher:
    """The publisher, and what it was doing at `at` (ISO 8601, UTC).

    `done` of `total` are done, 0 of 0 when not known; `message` says why it cannot publish, "" when it can.
    """

    pulse: Pulse
    pid: int = 0
    at: str = ""
    doing: Doing = "waiting"
    done: int = 0
    total: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """Where this screen takes its releases from, in place of a content folder.

    `heard` is when that last answered (ISO 8601, UTC), "" for never; `trouble` says why it never can.
    """

    source: str
    heard: str = ""
    trouble: Message | None = None


@dataclass(frozen=True, slots=True)
class Viewer:
    """The program on the screen, and what it told of itself; None where it never did.

    `expected` says that this machine starts it by itself, `behind` that it has not taken over the current
    release in time.
    """

    pulse: Painting
    health: Health | None = None
    expected: bool = False
    behind: bool = False

    @property
    def is_wrong(self) -> bool:
        """Whether visitors see nothing, or not the newest."""
        return self.pulse == "hung" or self.behind or (self.pulse == "gone" and self.expected)


@dataclass(frozen=True, slots=True)
class Among:
    """This screen among others, as screen.toml tells it, "" for nothing.

    `lost_start` says that it shows no such start page, `empty` that it shows no page of the release at all.
    """

    name: str = ""
    group: str = ""
    start: str = ""
    lost_start: bool = False
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Disk:
    """The free and all bytes of the disk with the state folder."""

    free: int
    total: int


@dataclass(frozen=True, slots=True)
class Sharing:
    """The folder through which other screens get the releases, and the one that it holds, 0 for none.

    `problem` is why it could not be given the last one, None if it could.
    """

    folder: str
    release: int
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class Status:
    """All that `kiosk status` tells. `release` is None when there is none, or when it `is_damaged`.

    `content`, `state` and `log` are the paths of folders; `log` may also be the command that shows it.
    `screen` says what visitors see while nothing new is published; `errors` are the last errors in the log,
    None when this user may not read it. `proof` is the last look at every page.
    `instead` is why the screen shows another release, or none, in place of the current one. `among` is this
    screen among others, None where nothing tells it from them and it shows pages. `sharing` is None where the
    publisher is not to share its releases. What is `followed` stands in place of the content folder, None
    where there is one.
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
    errors: tuple[Entry, ...] | None
    viewer: Viewer = Viewer("gone")
    proof: Proof | None = None
    instead: Problem | None = None
    among: Among | None = None
    sharing: Sharing | None = None
    followed: Followed | None = None

    @property
    def wrong(self) -> tuple[str, ...]:
        """The names of the parts that are wrong; a kiosk without any is well."""
        found = {
            "screen": self.viewer.is_wrong,
            "empty": self.among is not None and self.among.empty,
            "start": self.among is not None and self.among.lost_start,
            "pages": self.proof is not None and bool(self.proof.findings),
            "release": self.release is None or self.instead is not None,
            "problems": self.release is not None and self.release.errors > 0,
            "publisher": self.publisher.pulse != "alive" or bool(self.publisher.message),
            "sharing": self.sharing is not None and self.sharing.problem is not None,
            "content": self.content_trouble is not None,
            "source": self.followed is not None and not self.followed.heard,
            "state": self.state_trouble is not None,
            "disk": self.disk is None or self.disk.free < LEAST_FREE_BYTES,
        }
        return tuple(name for name, is_wrong in found.items() if is_wrong)
