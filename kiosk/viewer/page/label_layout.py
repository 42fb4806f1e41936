"""Places names on a marked picture so that none covers another; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# Sides of a point in the order in which they are tried: right, left, above, below, then the corners.
_SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
# How far the name of an area may move from its middle, as shares of the name's own size.
_SHIFTS = ((0.0, 0.0), (0.0, -0.8), (0.0, 0.8), (-0.3, 0.0), (0.3, 0.0), (-0.3, -0.8), (0.3, 0.8))
_ROUNDS = 12
_NAMED = {"right": (1, 0), "left": (-1, 0), "above": (0, -1), "below": (0, 1)}


class Label(NamedTuple):
    """A name of `width` x `height` at (`x`, `y`), in pixels; `point` is the radius of its dot, else 0.

    `side` is where staff want it: "left", "right", "above" or "below", "" anywhere.
    """

    x: float
    y: float
    width: float
    height: float
    point: float
    side: str = ""


class Box(NamedTuple):
    """A rectangle by its top left corner and its size, in pixels."""

    x: float
    y: float
    width: float
    height: float

    def overlap(self, other: Box) -> float:
        """Return the area that two boxes share."""
        across = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        down = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return across * down if across > 0 and down > 0 else 0.0


def label_layout(width: float, height: float, labels: Sequence[Label]) -> list[Box] | None:
    """Return a box inside `width` x `height` for each label, None when not all of them can be read.

    Every label takes the best of its places, again and again until none moves any more.
    """
    choices = [_choices(label, width, height) for label in labels]
    if not all(choices) or sum(label.width * label.height for label in labels) > width * height:
        return None
    dots = _Grid([_dot(label) for label in labels])
    # How much of the dots each place covers does not depend on the other names.
    on_dots = [[dots.covered(box, at) for box in choice] for at, choice in enumerate(choices)]
    chosen = [choice[0] for choice in choices]
    names = _Grid(chosen)
    for _ in range(_ROUNDS):
        moved = False
        for at, choice in enumerate(choices):
            covered = [names.covered(box, at) + on for box, on in zip(choice, on_dots[at], strict=True)]
            best = choice[covered.index(min(covered))]
            if best != chosen[at]:
                moved = True
                chosen[at] = best
                names.move(at, best)
        if not moved:
            break
    readable = all(
        on_dots[at][choices[at].index(box)] == 0 and names.covered(box, at) == 0
        for at, box in enumerate(chosen)
    )
    return chosen if readable else None


def _dot(label: Label) -> Box:
    """Return the box of a label's dot."""
    return Box(label.x - label.point, label.y - label.point, 2 * label.point, 2 * label.point)


class _Grid:
    """Boxes by the cells that they touch, so that a box is compared only with those near it."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        """Sort boxes into cells as large as the largest box."""
        self._boxes = list(boxes)
        self._wide = max([1.0, *(box.width for box in boxes)])
        self._high = max([1.0, *(box.height for box in boxes)])
        self._cells: dict[tuple[int, int], set[int]] = {}
        for at, box in enumerate(boxes):
            for cell in self._touched(box):
                self._cells.setdefault(cell, set()).add(at)

    def covered(self, box: Box, at: int) -> float:
        """Return the area that a box covers of the other boxes, all but the one at index `at`."""
        near = {other for cell in self._touched(box) for other in self._cells.get(cell, ()) if other != at}
        return sum(box.overlap(self._boxes[other]) for other in sorted(near))

    def move(self, at: int, box: Box) -> None:
        """Move the box at an index."""
        for cell in self._touched(self._boxes[at]):
            self._cells[cell].discard(at)
        self._boxes[at] = box
        for cell in self._touched(box):
            self._cells.setdefault(cell, set()).add(at)

    def _touched(self, box: Box) -> list[tuple[int, int]]:
        """Return the cells that a box touches."""
        left, right = int(box.x // self._wide), int((box.x + box.width) // self._wide)
        top, bottom = int(box.y // self._high), int((box.y + box.height) // self._high)
        return [(across, down) for across in range(left, right + 1) for down in range(top, bottom + 1)]


def _choices(label: Label, width: float, height: float) -> list[Box]:
    """Return the places that a label can have inside `width` x `height`, the preferred one first."""
    if label.point:
        across, down = label.point + label.width / 2, label.point + label.height / 2
        centres = [
            (label.x + side * across * (0.9 if level else 1), label.y + level * down * (0.8 if side else 1))
            for side, level in ([_NAMED[label.side]] if label.side else _SIDES)
        ]
    else:
        centres = [(label.x + side * label.width, label.y + level * label.height) for side, level in _SHIFTS]
    boxes = [Box(x - label.width / 2, y - label.height / 2, label.width, label.height) for x, y in centres]
    return [
        box
        for box in boxes
        if box.x >= 0 and box.y >= 0 and box.x + box.width <= width and box.y + box.height <= height
    ]
