"""When pictures that were made go on the screen. Standard library only, and little of it."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_SECONDS = 3.0  # from a text to the first of its pictures; then twice as long from batch to batch
LEAST_SHARE = 4.0  # times as long as a publication takes, from one to the next


@dataclass(slots=True)
class Batches:
    """Decides when a release is worth making for pictures alone: a handful of times in all.

    Times are seconds that only count up.
    """

    _pause: float = FIRST_SECONDS
    _next: float = 0.0
    _asked: float = 0.0
    _made: int = 0
    _shown: int = 0
    _ready: bool = False

    def asked(self, now: float) -> None:
        """A publication begins, for whatever reason."""
        self._asked = now
        self._shown = self._made
        self._ready = False

    def published(self, now: float, pictures: int) -> None:
        """It has ended, and so many pictures, made or not, are left to those that follow; 0 for none."""
        if not pictures:
            self._pause, self._made, self._shown = FIRST_SECONDS, 0, 0
            return
        self._next = now + max(self._pause, LEAST_SHARE * (now - self._asked))
        self._pause *= 2

    def made(self, done: int, *, ready: bool) -> None:
        """So many of the pictures are made by now; `ready` when nothing better will come soon."""
        self._made, self._ready = done, ready

    def due(self, now: float) -> bool:
        return self._ready or (self._made > self._shown and now >= self._next)
