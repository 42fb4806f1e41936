"""Screens by their size in pixels and their diagonal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from math import hypot
from pathlib import Path

from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk


@dataclass(frozen=True)
class Panel:
    """A screen: its size in pixels and its diagonal in inches."""

    width: int
    height: int
    inches: float

    def __str__(self) -> str:
        """Return its name in the list of tests."""
        return f"{self.width}x{self.height}-{self.inches:g}in"

    @property
    def density(self) -> float:
        """Pixels per millimetre."""
        return hypot(self.width, self.height) / (self.inches * 25.4)

    def as_high_as(self, height: int) -> Panel:
        """Return a panel of the same width and density that shows more of a page."""
        return Panel(self.width, height, hypot(self.width, height) / self.density / 25.4)


UPRIGHT = [
    Panel(800, 1280, 10),
    *(Panel(1080, 1920, inches) for inches in (10, 15, 22, 32, 55, 65)),
    Panel(2160, 3840, 55),
]
PANELS = [*UPRIGHT, *(Panel(panel.height, panel.width, panel.inches) for panel in UPRIGHT)]


# The days with the longest dates in each language. Years ahead: a clock behind the release is not believed.
LONGEST_DATES = {
    "kk": datetime(2054, 12, 27, 5, tzinfo=UTC),
    "ru": datetime(2054, 9, 28, 5, tzinfo=UTC),
    "en": datetime(2054, 9, 30, 5, tzinfo=UTC),
}


def start(open_kiosk: OpenKiosk, state: Path, panel: Panel) -> Kiosk:
    """Return a kiosk on a panel, with the releases of a state folder, on the day with the longest date."""
    kiosk = open_kiosk(state=state, size=(panel.width, panel.height), diagonal_inches=panel.inches)
    viewer = kiosk.viewer
    viewer.clock._now = lambda: LONGEST_DATES[viewer.language.tag]
    viewer.clock.tick()
    settle(viewer)
    return kiosk
