"""Decides which fingers have been down for too long, and when a screen no longer answers to any; no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from math import dist

STUCK_SECONDS = (
    30.0  # nobody holds a finger still for so long: a release was lost, or something lies on the glass
)
DEAF_SECONDS = 60.0  # in which every touch was in vain
FEWEST_PRESSES = 6
# A child who taps one spot of empty paper finds no fault: presses count when they are so far from each other,
# as a share of the long edge.
APART = 0.1
FEWEST_PLACES = 3
RESTART_SECONDS = 3600.0  # of the process's life, before which it is not started again for this

Place = tuple[float, float]


@dataclass(slots=True)
class Fingers:
    """The fingers that are down, by the numbers that the screen gives them, each with the time it came."""

    down: dict[int, float] = field(default_factory=dict)
    ignored: set[int] = field(
        default_factory=set
    )  # of those, what the screen's items do not hear of any more

    def press(self, finger: int, now: float, *, ignored: bool = False) -> None:
        """Take note that a finger came down."""
        self.release(finger)
        self.down[finger] = now
        if ignored:
            self.ignored.add(finger)

    def release(self, finger: int) -> None:
        """Take note that a finger left."""
        self.down.pop(finger, None)
        self.ignored.discard(finger)

    def ignore(self, fingers: Iterable[int]) -> None:
        """Count these fingers no longer, until they come down again."""
        self.ignored.update(fingers)

    def clear(self) -> None:
        """Take note that the screen knows of no finger any more."""
        self.down.clear()
        self.ignored.clear()

    def stuck(self, now: float) -> list[int]:
        """Return the fingers that are down for too long and not yet ignored."""
        return [
            finger
            for finger, came in self.down.items()
            if finger not in self.ignored and now - came >= STUCK_SECONDS
        ]

    def next_stuck(self) -> float | None:
        """Return when the next finger is down for too long, None while none is down."""
        came = [since for finger, since in self.down.items() if finger not in self.ignored]
        return min(came) + STUCK_SECONDS if came else None


class Cure(Enum):
    """What may make a deaf screen answer again, from what nobody sees to what takes seconds."""

    STAGE = auto()
    WINDOW = auto()
    RESTART = auto()


@dataclass(slots=True)
class Deafness:
    """Touches in vain: presses since anything last answered to one. `born` is when the process began."""

    born: float
    _first: float | None = None
    _count: int = 0
    _places: list[Place] = field(default_factory=list)
    _tried: list[Cure] = field(default_factory=list)

    def press(self, place: Place, now: float) -> Cure | None:
        """Take note of a press at a place, in shares of the long edge; return what to do about it."""
        if self._first is None:
            self._first = now
        self._count += 1
        if len(self._places) < FEWEST_PLACES and all(dist(place, other) > APART for other in self._places):
            self._places.append(place)
        long = now - self._first >= DEAF_SECONDS
        if not long or self._count < FEWEST_PRESSES or len(self._places) < FEWEST_PLACES:
            return None
        self._begin()
        cure = self._next(now)
        self._tried.append(cure)
        return cure

    def answer(self) -> None:
        """Take note that something on the screen answered to a touch."""
        self._begin()
        self._tried.clear()

    def _begin(self) -> None:
        """Count anew."""
        self._first, self._count = None, 0
        self._places.clear()

    def _next(self, now: float) -> Cure:
        """Return the next cure: a restart only when the others were in vain, and at most once an hour."""
        if Cure.STAGE not in self._tried:
            return Cure.STAGE
        if Cure.WINDOW in self._tried and now - self.born >= RESTART_SECONDS:
            return Cure.RESTART
        return Cure.WINDOW
