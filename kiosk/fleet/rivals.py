"""Whether another computer tells of itself under the same name; decisions only.

Each screen says who it is once a minute, and at once when it hears another one under its name. What the
broker merely keeps may be of a computer that this one has replaced, and counts for nothing.
"""

from __future__ import annotations

REMEMBERED_SECONDS = 180.0  # after it was last heard
ANSWER_SECONDS = 10.0  # between two answers


class Rivals:
    """Remembers when another computer of the same name was heard; times are those of time.monotonic."""

    def __init__(self, identity: str) -> None:
        self._identity = identity.encode()
        self._until = 0.0
        self._answer = False
        self._answered = -ANSWER_SECONDS
        self._now = 0.0

    def hear(self, identity: bytes, retained: bool, now: float) -> None:
        """Take who says that it is the screen of this name."""
        if not retained and identity and identity != self._identity:
            self._until = now + REMEMBERED_SECONDS
            self._answer = True

    def is_twice(self, now: float) -> bool:
        """Return whether there is another one."""
        return now < self._until

    def answer_is_due(self, now: float) -> bool:
        """Return whether to say at once who this one is."""
        self._now = now
        return self._answer and now - self._answered >= ANSWER_SECONDS

    def answered(self) -> None:
        """Note that it was said."""
        self._answer = False
        self._answered = self._now
