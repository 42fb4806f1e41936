"""When to ask, and when to fetch; decisions only. Times are seconds of time.monotonic."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

SPREAD = 0.2  # by this share of a pause screens that started together drift apart
RETRY_SECONDS = (10.0, 300.0)  # first and longest pause before fetching again what could not be taken
ANYWAY_SECONDS = 3600.0  # ostree looks at least this often
PULL_SECONDS = (600.0, 3600.0)  # first and longest time for a pull, each twice the one before


@dataclass(slots=True)
class Times:
    """Decides when a source is asked, and when what it offers is fetched.

    A question costs one small packet, so a source that is away is asked as often as any: it may be back.
    Only what costs more, fetching what then cannot be taken, is tried ever more rarely, until another mark
    says that there is something else to try.
    """

    seconds: float  # between two questions
    spread: Callable[[float, float], float] = random.uniform
    _ask: float = -math.inf
    _mark: str = ""  # that of the last answer
    _tried: str = ""  # that of the last fetch
    _fetch: float = math.inf
    _pause: float = RETRY_SECONDS[0]
    _pull: float = PULL_SECONDS[0]

    def asks(self, now: float) -> bool:
        """Return whether to ask now."""
        return now >= self._ask

    def answered(self, now: float, mark: str) -> None:
        """Note an answer, "" for none in time."""
        self._ask = now + self.spread(self.seconds * (1 - SPREAD), self.seconds * (1 + SPREAD))
        self._mark = mark
        if mark and mark != self._tried:
            self._fetch, self._pause = now, RETRY_SECONDS[0]

    def fetches(self, now: float) -> bool:
        """Return whether to fetch now; never from a source that did not answer."""
        return bool(self._mark) and now >= self._fetch

    def idle_seconds(self, now: float) -> float:
        """Return for how long neither a question nor a fetch is due."""
        return max(0.0, min(self._ask, self._fetch if self._mark else math.inf) - now)

    @property
    def pull_seconds(self) -> float:
        """The time that the next pull may take."""
        return self._pull

    def fetched(self, now: float, *, well: bool) -> None:
        """Note that a fetch has ended, and whether the source's release is on the screen."""
        self._tried = self._mark
        if well:
            pause, self._pause, self._pull = ANYWAY_SECONDS, RETRY_SECONDS[0], PULL_SECONDS[0]
        else:
            pause, self._pause = self._pause, min(self._pause * 2, RETRY_SECONDS[1])
            self._pull = min(self._pull * 2, PULL_SECONDS[1])
        self._fetch = now + self.spread(pause * (1 - SPREAD), pause)
