"""What a soak run reaches for, and how it is computed from samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean

# Navigations of a process until it has met the pages in their languages and sizes of text, upright and wide.
WARM_UP = 500
SLOPE_NAVIGATIONS = 1500  # so many, after that, tell a slope
SLOPE_KILOBYTES = 0.5  # of memory a navigation
MOST_MEGABYTES = 150  # at any time: what a short run can tell of a leak
FIRST_TAP = 0.99
FEWEST_CONTACTS = 600  # with fewer, on a machine that does much else, nobody may have come to what is rare
FEWEST = 12  # samples of a process that tell whether something grows

# Navigations so far, KB of own memory, threads, open files; taken while the screen rests.
Sample = tuple[int, int, int, int]


@dataclass(slots=True)
class Life:
    """One process of the viewer: its last words, and the samples of it."""

    told: dict[str, object] = field(default_factory=dict)
    samples: list[Sample] = field(default_factory=list)
    most_kilobytes: int = 0

    def hear(self, told: dict[str, object]) -> None:
        """Take its words."""
        self.told = told
        self.most_kilobytes = max(self.most_kilobytes, self.count("memory"))

    def count(self, name: str) -> int:
        """Return one of the numbers that it told last."""
        number = self.told.get(name, 0)
        return number if isinstance(number, int) else 0

    def warm(self) -> list[Sample]:
        """Return the samples after the warm-up."""
        return [sample for sample in self.samples if sample[0] >= WARM_UP]


def slope(lives: Sequence[Life]) -> tuple[float, int]:
    """Return how many KB memory grows a navigation, by least squares, and over how many of them."""
    above = below = 0.0
    navigations = 0
    for life in lives:
        warm = life.warm()
        if len(warm) < FEWEST:
            continue
        middle_x, middle_y = fmean(each[0] for each in warm), fmean(each[1] for each in warm)
        above += sum((each[0] - middle_x) * (each[1] - middle_y) for each in warm)
        below += sum((each[0] - middle_x) ** 2 for each in warm)
        navigations += warm[-1][0] - warm[0][0]
    return (above / below if below else 0.0), navigations


def growth(lives: Sequence[Life], which: int) -> int:
    """Return by how much the least of a life's last third is above that of its first, at most."""
    grown = []
    for life in lives:
        numbers = [sample[which] for sample in life.warm()]
        if len(numbers) >= FEWEST:
            third = len(numbers) // 3
            grown.append(min(numbers[-third:]) - min(numbers[:third]))
    return max(grown, default=0)
