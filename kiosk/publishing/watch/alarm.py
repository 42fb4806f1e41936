"""When to publish again although nobody changed a file. Standard library only, and little of it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

RETRY_SECONDS = (3.0, 60.0)  # first and longest wait before trying again what failed
LATER_SECONDS = 6 * 3600.0  # longest wait before reading again a file that hangs its reader each time
JUMP_SECONDS = 2.0  # by which the two clocks must drift apart between two calls to count as a jump


def clocks() -> tuple[float, float]:
    """Return the times of time.monotonic, which only counts up, and of time.time, which anybody may set."""
    return time.monotonic(), time.time()


@dataclass(slots=True)
class Alarm:
    """Rings when a failed publication is to be tried again, a date comes, or the clock jumps.

    Dates begin by the clock on the wall: the other one stops while the machine sleeps, and a machine that
    learns the time from the network may find itself in another year.
    """

    clocks: Callable[[], tuple[float, float]] = clocks
    _again: float = math.inf  # by the clock that counts up
    _day: float = math.inf  # by the clock on the wall
    _delay: float = 0.0
    _apart: float = 0.0  # seconds between the two clocks
    _jumped: bool = False

    def set(self, row: Mapping[str, Any], *, changed: bool) -> None:
        """Take the outcome of a publication, an Outcome as a row.

        `changed` says that it was made for a change of the folder, and not because this alarm rang.
        """
        counting, wall = self.clocks()
        self._apart, self._jumped = wall - counting, False
        self._day = wall + row["next_change_in"] if row["next_change_in"] else math.inf
        if row["retry"] or row["retry_rarely"]:
            longest = RETRY_SECONDS[1] if row["retry"] else LATER_SECONDS
            before = 0.0 if changed else self._delay
            self._delay = min(max(before * 2, RETRY_SECONDS[0]), longest)
            self._again = counting + self._delay
        else:
            self._again, self._delay = math.inf, 0.0

    def rings(self) -> bool:
        """Return True from when it is due until it is set again.

        To be called often, because a jump of the clock shows only between two calls.
        """
        counting, wall = self.clocks()
        apart = wall - counting
        # Without dates the clock on the wall does not matter.
        if self._day < math.inf and abs(apart - self._apart) > JUMP_SECONDS:
            self._jumped = True
        self._apart = apart
        return self._jumped or counting >= self._again or wall >= self._day
