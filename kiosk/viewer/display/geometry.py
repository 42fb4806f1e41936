"""The arithmetic of millimetres and grids behind the screen; no Qt."""

from __future__ import annotations

from math import ceil, floor, hypot
from typing import NamedTuple

MILLIMETRES_PER_INCH = 25.4
ASSUMED_DIAGONAL_INCHES = 32.0
# Televisions are known to report impossible sizes such as 16 x 9 mm or 1600 x 900 mm.
PLAUSIBLE_DIAGONAL_INCHES = (7.0, 120.0)

# The layout is made for panels from 10 to 65 inch. On a smaller one, whose short edge is less than this, all
# of it shrinks in proportion, letters and targets too, down to the floor; on a larger one all of it grows.
LEAST_SHORT_EDGE = 124.0  # millimetres
SMALLEST_SCALE = 0.5  # capitals of 3.6 mm, targets of 7.7 mm, as on a panel of 5 inch, 16 to 9
LARGEST_DIAGONAL_INCHES = 65.0
# Enlarged letters need room, or a line holds no word: twice the size, twice this short edge.
SHORT_EDGE_OF_TEXT = 140.0  # millimetres


def pixels_per_millimetre(
    pixels: tuple[float, float],
    diagonal_inches: float | None,
    reported_millimetres: tuple[float, float] | None,
) -> float:
    """Return how many pixels a millimetre has on a screen of `pixels` (width, height).

    It is computed from the first plausible of these: the diagonal that staff have set, the size that the
    system reports, an assumed diagonal.
    """
    diagonal_pixels = hypot(*pixels)
    if diagonal_inches is not None:
        return diagonal_pixels / (diagonal_inches * MILLIMETRES_PER_INCH)
    if reported_millimetres is not None:
        diagonal = hypot(*reported_millimetres)
        smallest, largest = PLAUSIBLE_DIAGONAL_INCHES
        if smallest * MILLIMETRES_PER_INCH <= diagonal <= largest * MILLIMETRES_PER_INCH:
            return diagonal_pixels / diagonal
    return diagonal_pixels / (ASSUMED_DIAGONAL_INCHES * MILLIMETRES_PER_INCH)


def layout_scale(pixels: tuple[float, float], density: float) -> float:
    """Return the factor by which everything is drawn larger than in millimetres; 1 on panels of 10 to 65
    inch.

    `density` is the panel's true number of pixels per millimetre, `pixels` its width and height.
    """
    short_edge, diagonal = min(pixels) / density, hypot(*pixels) / density
    if short_edge < LEAST_SHORT_EDGE:
        return max(SMALLEST_SCALE, short_edge / LEAST_SHORT_EDGE)
    return max(1.0, diagonal / (LARGEST_DIAGONAL_INCHES * MILLIMETRES_PER_INCH))


def text_scale(wanted: float, pixels: tuple[float, float], drawn_density: float) -> float:
    """Return the factor by which letters are enlarged where `wanted` is asked for and there is room."""
    return min(wanted, max(1.0, min(pixels) / drawn_density / SHORT_EDGE_OF_TEXT))


class Grid(NamedTuple):
    """The number of columns and the size of a cell without gaps, in whole pixels.

    Of the height that is left of the area, the first `higher` rows take a pixel each.
    """

    columns: int
    cell_width: float
    cell_height: float
    higher: int


def card_grid(
    width: float,
    height: float,
    count: int,
    gap: float,
    smallest: tuple[float, float],
    aspect: float,
    scrolled: float = 0,
) -> Grid:
    """Return the grid for `count` cards in an area of `width` x `height`.

    Cards are at least `smallest`, and as near to `aspect` (width / height) as the area allows. If all fit
    without scrolling, they fill the height; otherwise they keep the aspect, but are at least `scrolled` high,
    and the rest is scrolled to.
    """
    best: tuple[float, Grid] | None = None
    most = max(1, int((width + gap) // (smallest[0] + gap)))
    for columns in range(1, min(most, max(1, count)) + 1):
        cell_width = floor((width - gap * (columns - 1)) / columns)
        rows = ceil(count / columns) if count else 1
        cell_height: float = (height - gap * (rows - 1)) / rows
        overflow = 0.0
        if cell_height < smallest[1]:
            # One card is seen whole, and a part of the next one shows that there are more.
            seen = max(height * 0.92, smallest[1] * 0.6)
            cell_height = floor(min(max(smallest[1], scrolled, cell_width / aspect), seen))
            overflow = rows * (cell_height + gap) / height
        else:
            cell_height = floor(min(cell_height, cell_width / aspect * 1.35))
        empty = columns * rows - count
        unused = max(0.0, 1 - rows * (cell_height + gap) / height)
        distance = abs(cell_width / cell_height / aspect - 1) + overflow + 0.12 * empty + 1.2 * unused
        if best is None or distance < best[0]:
            higher = int(height - rows * (cell_height + gap) + gap)
            # Rows that would need more than a pixel each leave room below them, or are scrolled to.
            grid = Grid(columns, cell_width, cell_height, higher if 0 < higher < rows else 0)
            best = (distance, grid)
    assert best is not None
    return best[1]


def row_sizes(count: int, most: int) -> list[int]:
    """Return how many of `count` cards stand in each row, at most `most`: five are 2 and 3, none is alone."""
    rows = max(1, ceil(count / most))
    least, longer = divmod(count, rows)
    return [least] * (rows - longer) + [least + 1] * longer if count else []
