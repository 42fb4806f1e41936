"""Decides when an untouched screen asks whether somebody is there, and when it rests; no Qt."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

# Slow enough not to interrupt a child of nine, or somebody who reads in a second language.
WORDS_PER_SECOND = 2.0
LONGEST_READING_SECONDS = 240.0


class IdleState(StrEnum):
    """Whether somebody uses the screen, is asked if they are still there, or has left."""

    ACTIVE = "active"
    WARNING = "warning"
    RESTING = "resting"


class IdleTimes(NamedTuple):
    """Seconds without a touch until the warning, and seconds from the warning to the attract screen."""

    seconds: float = 60.0
    warning_seconds: float = 20.0


def reading_seconds(words: int) -> float:
    """Return how many seconds a slow reader needs for `words` words."""
    return min(words / WORDS_PER_SECOND, LONGEST_READING_SECONDS)


def idle_state(times: IdleTimes, words: int, since_touch: float) -> tuple[IdleState, float]:
    """Return the state and, during the warning, the share of its time that is left (1 to 0).

    `words` are on the screen; `since_touch` is in seconds.
    """
    patience = until_warning(times, words, since_touch)
    if patience > 0:
        return IdleState.ACTIVE, 1.0
    left = patience + times.warning_seconds
    if left > 0:
        return IdleState.WARNING, left / times.warning_seconds
    return IdleState.RESTING, 0.0


def until_warning(times: IdleTimes, words: int, since_touch: float) -> float:
    """Return the seconds that are left until the warning, with the same words; negative when it is over."""
    return times.seconds + reading_seconds(words) - since_touch
