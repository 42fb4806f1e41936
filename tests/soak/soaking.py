"""One run: viewers one after the other, and troubles around them at times that the seed decides."""

from __future__ import annotations

import random
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic, sleep

from tests.soak.measures import Life
from tests.soak.troubles import JUMPS, Content, Disk, Screen, WallClock
from tests.soak.viewers import Viewers

TICK_SECONDS = 0.5
REST_SECONDS = 25.0  # before the end nothing goes wrong any more


@dataclass(slots=True)
class Around:
    """What is around the viewer; None for what this machine cannot do."""

    content: Content
    disk: Disk | None
    clock: WallClock | None
    screen: Screen


@dataclass(slots=True)
class Due:
    """Something that happens every now and then, and something that ends it after `lasts` seconds."""

    name: str
    every: float
    begin: Callable[[], str]
    end: Callable[[], None] | None = None
    lasts: tuple[float, float] = (0, 0)
    next: float = 0
    until: float | None = None
    count: int = 0


@dataclass(slots=True)
class Run:
    """A run of so many seconds; prints a line a minute."""

    viewers: Viewers
    around: Around
    seconds: float
    chance: random.Random
    releases: int = 0
    dues: list[Due] = field(default_factory=list)

    def go(self) -> None:
        """Run until the time is up."""
        start = monotonic()
        self.dues = self._troubles()
        for due in self.dues:
            due.next = start + self.chance.uniform(0.3, 1.0) * due.every
        first = self.around.content.number()
        self.viewers.start(self.chance.randrange(1 << 30))
        minute = 1
        while (now := monotonic()) - start < self.seconds:
            sleep(TICK_SECONDS)
            for due in self.dues:
                self._look(due, now, last=now - start > self.seconds - REST_SECONDS)
            if not self.viewers.look():
                self._note(self.viewers.broken[-1])
                self.viewers.end(signal.SIGKILL)
                self.viewers.start(self.chance.randrange(1 << 30))
            self.releases = max(self.releases, self.around.content.number() - first)
            if now - start > 60 * minute:
                self._tell(minute)
                minute += 1
        for due in self.dues:
            self._stop(due)
        self.viewers.end(signal.SIGTERM)

    def _troubles(self) -> list[Due]:
        """Return what happens; a short run has each of it too."""
        around, seconds = self.around, self.seconds
        dues = [
            Due("publication", min(45, seconds / 6), around.content.change),
            Due("restart", max(50, seconds / 3), self._restart),
            Due("closing time", min(400, seconds / 3), around.content.close, around.content.open, (20, 40)),
            Due("screen off", min(300, seconds / 4), self._screen_off, around.screen.on, (2, 8)),
        ]
        if around.clock is not None:
            right = around.clock.jump
            dues.append(Due("clock jump", min(240, seconds / 4), self._jump, lambda: right(0), (5, 40)))
        if around.disk is not None:
            dues.append(Due("full disk", min(400, seconds / 3), self._fill, around.disk.empty, (8, 20)))
        return dues

    def _look(self, due: Due, now: float, *, last: bool) -> None:
        if due.until is not None and (now > due.until or last):
            self._stop(due)
        elif due.until is None and now > due.next and not last:
            self._note(f"{due.name}: {due.begin()}")
            due.count += 1
            due.next = now + self.chance.uniform(0.5, 1.5) * due.every
            if due.end is not None:
                due.until = now + self.chance.uniform(*due.lasts)

    def _stop(self, due: Due) -> None:
        if due.until is not None and due.end is not None:
            due.until = None
            due.end()
            self._note(f"{due.name}: over")

    def _restart(self) -> str:
        number = self.chance.choice((signal.SIGTERM, signal.SIGTERM, signal.SIGKILL))
        self.viewers.end(number)
        self.viewers.start(self.chance.randrange(1 << 30))
        return f"by {number.name}"

    def _screen_off(self) -> str:
        self.around.screen.off()
        return "now"

    def _jump(self) -> str:
        assert self.around.clock is not None
        by = self.chance.choice(JUMPS)
        self.around.clock.jump(by)
        return f"by {by} hours"

    def _fill(self) -> str:
        assert self.around.disk is not None
        self.around.disk.fill()
        return f"and {self.around.content.change()}"

    def _note(self, text: str) -> None:
        print(f"    {text}", flush=True)

    def _tell(self, minute: int) -> None:
        lives = self.viewers.lives
        last = lives[-1]
        print(
            f"{minute:4} min  life {len(lives)}  points {total(lives, 'points'):,}  contacts"
            f" {total(lives, 'contacts'):,}  navigations {total(lives, 'navigations'):,}"
            f"  home {total(lives, 'first')}/{total(lives, 'second')}/{total(lives, 'never')}"
            f"  memory {last.count('memory') / 1024:.1f} MB  threads {last.count('threads')}"
            f"  handles {last.count('handles')}  releases {self.releases}"
            f"  exceptions {sum(exceptions(lives).values())}  crashes {len(self.viewers.broken)}",
            flush=True,
        )
        sys.stdout.flush()


def total(lives: list[Life], name: str) -> int:
    """Return a number that each life counted, over all of them."""
    return sum(life.count(name) for life in lives)


def exceptions(lives: list[Life], name: str = "exceptions") -> dict[str, int]:
    """Return what was logged and should not have been, and how often."""
    found: dict[str, int] = {}
    for life in lives:
        counts = life.told.get(name, {})
        assert isinstance(counts, dict)
        for text, count in counts.items():
            found[text] = found.get(text, 0) + count
    return found
