"""Where the names on a marked picture stand, so that none covers another; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Beside a point, where an eye looks first: right, left, above, below, then the corners.
_SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
# An area's name may leave its middle, as a share of its own size.
_SHIFTS = ((0.0, 0.0), (0.0, -0.8), (0.0, 0.8), (-0.3, 0.0), (0.3, 0.0), (-0.3, -0.8), (0.3, 0.8))
_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Label:
    """A name of `width` x `height` at (`x`, `y`); `point` is the radius of the dot beside it, else 0."""

    x: float
    y: float
    width: float
    height: float
    point: float


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    def overlap(self, other: Box) -> float:
        """Return the area that both cover."""
        across = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        down = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return across * down if across > 0 and down > 0 else 0.0


def label_places(width: float, height: float, labels: Sequence[Label]) -> list[Box] | None:
    """Return a box inside `width` x `height` for each label; None when they cannot all be read.

    Every label takes the best of its places again and again until none wants to move.
    """
    dots = [
        Box(label.x - label.point, label.y - label.point, 2 * label.point, 2 * label.point)
        for label in labels
    ]
    choices = [_choices(label, width, height) for label in labels]
    if not all(choices):
        return None
    chosen = [choice[0] for choice in choices]
    for _ in range(_ROUNDS):
        before = list(chosen)
        for at, choice in enumerate(choices):
            chosen[at] = min(choice, key=lambda box, at=at: _covered(box, at, chosen, dots))  # type: ignore[misc]
        if chosen == before:
            break
    readable = all(_covered(box, at, chosen, dots) == 0 for at, box in enumerate(chosen))
    return chosen if readable else None


def _choices(label: Label, width: float, height: float) -> list[Box]:
    if label.point:
        across, down = label.point + label.width / 2, label.point + label.height / 2
        centres = [
            (label.x + side * across * (0.9 if level else 1), label.y + level * down * (0.8 if side else 1))
            for side, level in _SIDES
        ]
    else:
        centres = [(label.x + side * label.width, label.y + level * label.height) for side, level in _SHIFTS]
    boxes = [Box(x - label.width / 2, y - label.height / 2, label.width, label.height) for x, y in centres]
    return [
        box
        for box in boxes
        if box.x >= 0 and box.y >= 0 and box.x + box.width <= width and box.y + box.height <= height
    ]


def _covered(box: Box, at: int, chosen: Sequence[Box], dots: Sequence[Box]) -> float:
    """Return how much of the other names and of the other points a box covers."""
    names = sum(box.overlap(other) for place, other in enumerate(chosen) if place != at)
    return names + sum(box.overlap(dot) for place, dot in enumerate(dots) if place != at)
