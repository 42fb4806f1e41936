"""Find when a screen was painted, from looks at a few of its pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Bytes that are compared as one; a pixel has four bytes.
CHUNK = 32
# The share that must have its final pixels; the rest may be a blinking hint or the clock.
PAINTED = 0.95


@dataclass(frozen=True, slots=True)
class Look:
    """The pixels of the strips at one moment, `seconds` of time.monotonic."""

    seconds: float
    pixels: bytes


def share(pixels: bytes, final: bytes, at: Sequence[int]) -> float:
    """Return the share, 0 to 1, of the chunks starting at `at` that have their final pixels."""
    if not at:
        return 1.0
    return sum(pixels[start : start + CHUNK] == final[start : start + CHUNK] for start in at) / len(at)


def changed(before: bytes, final: bytes) -> list[int]:
    """Return the start of each chunk that differs between two looks."""
    return [
        start
        for start in range(0, len(final), CHUNK)
        if before[start : start + CHUNK] != final[start : start + CHUNK]
    ]


def painted_at(looks: Sequence[Look], part: float = PAINTED) -> float:
    """Return when `part` (0 to 1) of what changed between the first and the last look had its final pixels.

    Raises ValueError when nothing changed.
    """
    final = looks[-1].pixels
    at = changed(looks[0].pixels, final)
    if not at:
        raise ValueError("nothing changed on the screen")
    moment = looks[-1].seconds
    for look in reversed(looks):
        if share(look.pixels, final, at) < part:
            break
        moment = look.seconds
    return moment


def first_change(looks: Sequence[Look]) -> float:
    """Return when the screen first differed from the first look. Raises ValueError when nothing changed."""
    for look in looks:
        if look.pixels != looks[0].pixels:
            return look.seconds
    raise ValueError("nothing changed on the screen")
