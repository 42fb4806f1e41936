"""The shapes of screen that the preview can show, and how they fit into an area; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from kiosk.viewer.display.geometry import MILLIMETRES_PER_INCH

DIAGONALS_INCHES = (21.5, 32.0, 43.0, 55.0)
TEXT_SCALES = (1.0, 1.25, 1.5)
# A 4K screen shows the same in finer points, since all sizes are in millimetres.
LONG_EDGE, SHORT_EDGE = 1920, 1080


@dataclass(frozen=True, slots=True)
class Shape:
    """A screen in the lobby."""

    landscape: bool = False
    diagonal_inches: float = 32.0

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return (LONG_EDGE, SHORT_EDGE) if self.landscape else (SHORT_EDGE, LONG_EDGE)

    @property
    def millimetres(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        width, height = self.pixels
        each = self.diagonal_inches * MILLIMETRES_PER_INCH / hypot(width, height)
        return width * each, height * each


@dataclass(frozen=True, slots=True)
class Spot:
    """The top left corner of a screen, in pixels, and the factor by which it is scaled."""

    x: float
    y: float
    scale: float


def arrangement(width: float, height: float, pixels: tuple[int, int], count: int, gap: float) -> list[Spot]:
    """Return spots for `count` screens of `pixels`, as large as fit into `width` x `height`.

    `gap` pixels stay free between and around them. No screen is enlarged.
    """
    best: tuple[float, int] = (0.0, count)
    for columns in range(count, 0, -1):
        rows = -(-count // columns)
        across = (width - gap * (columns + 1)) / columns / pixels[0]
        down = (height - gap * (rows + 1)) / rows / pixels[1]
        best = max(best, (min(across, down, 1.0), columns))
    scale, columns = best
    rows = -(-count // columns)
    each = (pixels[0] * scale, pixels[1] * scale)
    top = (height - rows * each[1] - gap * (rows - 1)) / 2
    spots = []
    for at in range(count):
        row, column = divmod(at, columns)
        in_row = min(columns, count - row * columns)
        left = (width - in_row * each[0] - gap * (in_row - 1)) / 2
        spots.append(Spot(round(left + column * (each[0] + gap)), round(top + row * (each[1] + gap)), scale))
    return spots
