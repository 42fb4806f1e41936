"""Moves discs on a picture apart where they would cover each other; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

Point = tuple[float, float]
_ROUNDS = 200


def spread(width: float, height: float, points: Sequence[Point], disc: float) -> list[Point]:
    """Return the centres of discs with the diameter `disc`, as near to `points` as possible without covering
    each other.

    All are in pixels. The discs stay inside `width` x `height`; where there is no room for all, some still
    touch.
    """
    radius = disc / 2

    def inside(x: float, y: float) -> Point:
        """Return the nearest centre at which a disc lies inside the picture."""
        return min(max(x, radius), max(radius, width - radius)), min(
            max(y, radius), max(radius, height - radius)
        )

    places = [inside(x, y) for x, y in points]
    for _ in range(_ROUNDS):
        moved = False
        for one in range(len(places)):
            for other in range(one):
                across, down = places[one][0] - places[other][0], places[one][1] - places[other][1]
                apart = hypot(across, down)
                if apart >= disc - 0.5:
                    continue
                moved = True
                # Two discs on the same point are moved apart sideways.
                across, down, length = (across, down, apart) if apart > 0.01 else (1.0, 0.1 * one, 1.0)
                step = (disc - apart) / 2 / length
                places[one] = inside(places[one][0] + across * step, places[one][1] + down * step)
                places[other] = inside(places[other][0] - across * step, places[other][1] - down * step)
        if not moved:
            break
    return places
