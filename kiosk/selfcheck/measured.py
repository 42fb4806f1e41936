"""What a window measured, as the process that opened it printed it, see kiosk.viewer.measuring."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ScreenSize:
    """A screen: its size in pixels and, 0 where it does not tell, in millimetres; `refresh` in Hz."""

    name: str
    width: int
    height: int
    width_mm: float
    height_mm: float
    refresh: float = 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """`frames_a_second` of forced frames; `missing` are letters that the kiosk's own fonts did not draw.

    `screens` has the one that the kiosk takes first; () where nothing was opened on a display.
    """

    on_display: bool
    renderer: str
    frames_a_second: float
    missing: str
    screens: tuple[ScreenSize, ...]


def decode(printed: bytes, *, on_display: bool) -> Measured | None:
    """Return what the process printed; None when it has ended before it did."""
    try:
        row: Mapping[str, Any] = json.loads(printed)
        screens = tuple(ScreenSize(**each) for each in row["screens"]) if on_display else ()
        return Measured(
            on_display, str(row["renderer"]), float(row["frames_a_second"]), str(row["missing"]), screens
        )
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
