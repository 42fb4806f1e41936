"""When to show pictures that were made. Standard library only, and little of it."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_SECONDS = 3.0  # from a text to the first batch of its pictures; twice as long to each further batch
LEAST_SHARE = 4.0  # the pause between two batches is at least this many times the length of a publication


@dataclass(slots=True)
class Batches:
    """Decides when a release is worth making for pictures alone: a handful of times in all.

    All times are seconds of time.monotonic.
    """

    _pause: float = FIRST_SECONDS
    _next: float = 0.0
    _asked: float = 0.0
    _made: int = 0
    _shown: int = 0
    _ready: bool = False

    def asked(self, now: float) -> None:
        """Note that a publication begins, for whatever reason."""
        self._asked = now
        self._shown = self._made
        self._ready = False

    def published(self, now: float, pictures: int) -> None:
        """Note that it has ended, and how many pictures, made or not, are left for later ones; 0 for none."""
        if not pictures:
            self._pause, self._made, self._shown = FIRST_SECONDS, 0, 0
            return
        self._next = now + max(self._pause, LEAST_SHARE * (now - self._asked))
        self._pause *= 2

    def made(self, done: int, *, ready: bool) -> None:
        """Note how many pictures are made by now; `ready` means that nothing better will come soon."""
        self._made, self._ready = done, ready

    def due(self, now: float) -> bool:
        """Return whether to publish now."""
        return self._ready or (self._made > self._shown and now >= self._next)
