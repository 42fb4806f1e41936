"""Millimetres, grids and reading positions, as tables."""

from __future__ import annotations

import pytest

from kiosk.viewer.display.claim import Area, Standing, Step, choose_screen, steps
from kiosk.viewer.display.geometry import (
    card_grid,
    layout_scale,
    pixels_per_millimetre,
    row_sizes,
    text_scale,
)
from kiosk.viewer.display.metrics import Metrics
from kiosk.viewer.page.position import matching_row


@pytest.mark.parametrize(
    ("pixels", "setting", "reported", "density"),
    [
        ((1920, 1080), None, None, 2.71),  # 32 inches assumed
        ((1920, 1080), 21.5, None, 4.03),
        ((1920, 1080), 21.5, (708, 398), 4.03),  # the setting wins
        ((3840, 2160), None, (952, 535), 4.03),  # 43 inches, reported
        ((1920, 1080), None, (16, 9), 2.71),  # a television that lies
        ((1920, 1080), None, (0, 0), 2.71),
        ((1080, 1920), None, (398, 708), 2.71),
    ],
)
def test_pixels_per_millimetre(
    pixels: tuple[float, float],
    setting: float | None,
    reported: tuple[float, float] | None,
    density: float,
) -> None:
    assert pixels_per_millimetre(pixels, setting, reported) == pytest.approx(density, abs=0.01)


@pytest.mark.parametrize(
    ("pixels", "inches", "scale"),
    [
        ((800, 1280), 10, 1.0),
        ((1920, 1080), 10, 1.0),
        ((1080, 1920), 21.5, 1.0),
        ((3840, 2160), 65, 1.0),
        ((1080, 1920), 7, 0.70),  # in proportion
        ((1920, 1080), 5, 0.50),
        ((1920, 540), 5, 0.5),  # a strip: the floor
        ((1080, 1920), 130, 2.0),
        ((1080, 1920), 200, 3.08),
    ],
)
def test_tiny_and_huge_panels_are_drawn_in_proportion(
    pixels: tuple[float, float], inches: float, scale: float
) -> None:
    assert layout_scale(pixels, pixels_per_millimetre(pixels, inches, None)) == pytest.approx(
        scale, abs=0.005
    )


@pytest.mark.parametrize(
    ("wanted", "inches", "scale"), [(1.5, 32, 1.5), (1.5, 15, 1.33), (1.5, 10, 1.0), (1.0, 10, 1.0)]
)
def test_letters_grow_as_far_as_there_is_room(wanted: float, inches: float, scale: float) -> None:
    pixels = (1080.0, 1920.0)
    density = pixels_per_millimetre(pixels, inches, None)
    assert text_scale(wanted, pixels, density) == pytest.approx(scale, abs=0.01)


@pytest.mark.parametrize(
    ("width", "height", "count", "columns"),
    [
        (374, 466, 12, 3),  # 32 inches portrait
        (466, 310, 12, 4),  # 32 inches landscape
        (244, 300, 12, 2),  # 21.5 inches portrait: scrolls
        (374, 466, 1, 1),
        (374, 466, 0, 1),
        (60, 300, 12, 1),  # narrower than a card
    ],
)
def test_card_grid(width: float, height: float, count: int, columns: int) -> None:
    grid = card_grid(width, height, count, 5, (84, 68), 1.08)
    assert grid.columns == columns
    assert grid.cell_width * columns + 5 * (columns - 1) <= width + 1e-6
    assert grid.cell_height >= 68 or grid.cell_width < 84
    assert grid.cell_height <= height


def test_a_card_is_seen_whole_on_a_low_screen() -> None:
    grid = card_grid(100, 60, 12, 5, (84, 68), 1.08)
    assert 0.85 * 60 < grid.cell_height < 60


@pytest.mark.parametrize(
    ("before", "after", "row", "expected"),
    [
        ("hpphpp", "hpphpp", 4, 4),
        ("hpphpp", "hphpp", 3, 2),  # a paragraph less above: the heading is found
        ("hpp", "hpptpp", 2, 2),
        ("hpphpp", "nhpphpp", 3, 4),  # a notice more above
        ("", "hp", 0, 0),
        ("hp", "", 1, 0),
        ("pppp", "tt", 3, 1),
    ],
)
def test_matching_row(before: str, after: str, row: int, expected: int) -> None:
    assert matching_row(list(before), list(after), row) == expected


@pytest.mark.parametrize(
    ("count", "most", "rows"),
    [
        (4, 3, [2, 2]),
        (4, 4, [4]),
        (5, 3, [2, 3]),
        (5, 4, [2, 3]),
        (3, 3, [3]),
        (3, 2, [1, 2]),
        (7, 3, [2, 2, 3]),
        (2, 4, [2]),
        (1, 4, [1]),
        (0, 3, []),
        (12, 4, [4, 4, 4]),
    ],
)
def test_row_sizes(count: int, most: int, rows: list[int]) -> None:
    assert row_sizes(count, most) == rows


HERE = (0, 0, 1080, 1920)


@pytest.mark.parametrize(
    ("screens", "chosen"),
    [
        ([HERE], 0),
        ([(0, 0, 0, 0)], None),  # a television that is switched off, on Wayland
        ([(0, 0, 0, 0), HERE], 1),
        ([HERE, (1080, 0, 3840, 2160)], 0),
        ([], None),
    ],
)
def test_choose_screen(screens: list[Area], chosen: int | None) -> None:
    assert choose_screen(screens) == chosen


@pytest.mark.parametrize(
    ("standing", "stacked", "needed"),
    [
        (Standing(HERE, full_screen=True), False, Step(0)),
        (Standing(HERE, full_screen=True), True, Step.RAISE),
        (Standing(HERE, full_screen=False), True, Step.SHOW | Step.RAISE),
        (Standing((0, 0, 1920, 1080), full_screen=True), True, Step.PLACE | Step.RAISE),
        (Standing((9, 0, 1080, 1920), full_screen=False), False, Step.SHOW | Step.PLACE),
        (Standing(HERE, full_screen=True, lost=True), True, Step.HIDE | Step.SHOW | Step.RAISE),
        (Standing(HERE, full_screen=True, lost=True), False, Step(0)),
    ],
)
def test_steps(standing: Standing, stacked: bool, needed: Step) -> None:
    assert steps(standing, HERE, stacked=stacked) == needed


def test_a_screen_of_no_size_leaves_the_millimetres() -> None:
    metrics = Metrics(32)
    metrics.take((1080, 1920), None)
    before = metrics.pixelsPerMillimetre
    metrics.take((0, 0), (0, 0))
    assert metrics.pixelsPerMillimetre == before > 2


@pytest.mark.parametrize(
    ("before", "after", "row", "expected"),
    [
        (40_000, 39_999, 39_999, 39_998),
        (40_000, 39_999, 7, 7),
        (40_000, 20_000, 39_000, 19_999),
        (5, 40_000, 4, 4),
    ],
)
def test_matching_rows_of_pages_of_one_kind(before: int, after: int, row: int, expected: int) -> None:
    """Comparing them row by row would take minutes."""
    assert matching_row(["p"] * before, ["p"] * after, row) == expected


def test_matching_rows_of_very_long_pages_that_differ() -> None:
    before = ["p", "h", "l"] * 10_000
    after = ["h", "l", "p", "p"] * 10_000
    assert matching_row(before, after, 15_000) == 20_000
    assert matching_row(before, [*after[:-1], "x"], 29_999) == 39_998
