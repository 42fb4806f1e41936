"""Decides by the touches whether somebody holds the corner that opens the staff screen."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

CORNER_MM = 25.0  # the side of the square at the top left in which the finger goes down
STAYS_MM = 5.0  # as far as that it may move
HINT_SECONDS = 3.0  # until something may be seen of it
HOLD_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class _Held:
    """A finger in the corner: which one, where it went down in millimetres, and when in seconds."""

    finger: int
    x: float
    y: float
    since: float


class Corner:
    """Takes each touch with its time in seconds, and tells how long the corner has been held.

    Only one finger that went down in the corner alone counts, for as long as it stays where it is and no
    other comes. After anything else all fingers have to leave first.
    """

    def __init__(self) -> None:
        self._down: set[int] = set()
        self._held: _Held | None = None

    def press(self, finger: int, x: float, y: float, at: float) -> None:
        """Take a finger that goes down, at millimetres from the left and the upper edge."""
        alone = not self._down
        self._down.add(finger)
        inside = 0 <= x <= CORNER_MM and 0 <= y <= CORNER_MM
        self._held = _Held(finger, x, y, at) if alone and inside else None

    def move(self, finger: int, x: float, y: float) -> None:
        """Take a finger that moves."""
        held = self._held
        if held is not None and held.finger == finger and hypot(x - held.x, y - held.y) > STAYS_MM:
            self._held = None

    def release(self, finger: int) -> None:
        """Take a finger that goes up, or was cancelled."""
        self._down.discard(finger)
        if self._held is not None and self._held.finger == finger:
            self._held = None

    def forget(self) -> None:
        """Take it that no finger is down: the screen was changed, or touches were lost."""
        self._down.clear()
        self._held = None

    def held_for(self, at: float) -> float:
        """Return for how many seconds the corner has been held, 0 while it is not."""
        return max(0.0, at - self._held.since) if self._held is not None else 0.0

    def opens(self, at: float) -> bool:
        """Return whether it has been held long enough."""
        return self.held_for(at) >= HOLD_SECONDS
