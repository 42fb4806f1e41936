"""When a screen nobody touches asks, and when it goes back to the start; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# Slow, so that a child of nine or a reader in a second language is not interrupted.
WORDS_PER_SECOND = 2.0
LONGEST_READING_SECONDS = 240.0


class IdleState(StrEnum):
    ACTIVE = "active"
    WARNING = "warning"
    RESTING = "resting"


@dataclass(frozen=True, slots=True)
class IdleTimes:
    """Seconds without a touch until the warning, and from the warning to the attract screen."""

    seconds: float = 60.0
    warning_seconds: float = 20.0


def reading_seconds(words: int) -> float:
    """Return how long a slow reader takes for `words` words."""
    return min(words / WORDS_PER_SECOND, LONGEST_READING_SECONDS)


def idle_state(times: IdleTimes, words: int, since_touch: float) -> tuple[IdleState, float]:
    """Return the state and, while warning, the share of the warning time that is left (1 to 0)."""
    patience = times.seconds + reading_seconds(words)
    if since_touch < patience:
        return IdleState.ACTIVE, 1.0
    left = patience + times.warning_seconds - since_touch
    if left > 0:
        return IdleState.WARNING, left / times.warning_seconds
    return IdleState.RESTING, 0.0
