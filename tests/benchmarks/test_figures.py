"""The arithmetic of the benchmarks: when a screen counts as painted, what a table says, what grows."""

from __future__ import annotations

import pytest

from benchmarks.figures import BY_HAND, HEAD, figures_page
from benchmarks.inside import slope
from benchmarks.paint import CHUNK, Look, first_change, painted_at
from benchmarks.results import Row, table
from benchmarks.subjects import PROJECT


def looks(*frames: str) -> list[Look]:
    """One letter a chunk, one frame a second."""
    return [
        Look(float(at), b"".join(letter.encode() * CHUNK for letter in frame))
        for at, frame in enumerate(frames)
    ]


@pytest.mark.parametrize(
    ("frames", "part", "seconds"),
    [
        (("....", "abcd"), 0.95, 1),
        (("....", "ab..", "abcd"), 0.95, 2),
        (("....", "ab..", "abcd"), 0.5, 1),
        (("....", "abcd", "xxxx", "abcd"), 0.95, 3),  # painted for good only
        (("a...", "a..d", "abcd"), 0.6, 2),  # what never changed does not count
        (("....", "xxxx", "abcd"), 0.5, 2),  # another picture in between is not the page
    ],
)
def test_painted(frames: tuple[str, ...], part: float, seconds: float) -> None:
    assert painted_at(looks(*frames), part) == seconds


def test_nothing_painted() -> None:
    with pytest.raises(ValueError, match="nothing changed"):
        painted_at(looks("ab", "ab"))
    with pytest.raises(ValueError, match="nothing changed"):
        first_change(looks("ab", "ab"))


def test_first_change() -> None:
    assert first_change(looks("..", "..", "a.", "ab")) == 2


@pytest.mark.parametrize(
    ("row", "reached"),
    [
        (Row("start", 400, "ms", 1000, "Chromium", 0.5, True), True),
        (Row("start", 600, "ms", 1000, "Chromium", 0.5, True), False),
        (Row("save", 1.9, "s", goal=2.0), True),
        (Row("save", 2.1, "s", goal=2.0), False),
        (Row("rest", 2.1, "s", 1.0, "Chromium"), None),
    ],
)
def test_reached(row: Row, reached: bool | None) -> None:
    assert row.reached is reached
    assert {True: "| yes |", False: "| **no** |", None: "|  |"}[reached] in table([row])


def test_one_jump_is_no_growth() -> None:
    assert slope([(0, 100), (1, 500), (2, 500), (3, 500), (4, 500), (5, 500)]) == 0
    assert slope([(0, 100), (10, 120), (20, 140)]) == 2


def test_a_new_run_replaces_the_table_and_keeps_what_is_written_by_hand() -> None:
    rows = [Row("start", 600, "ms", 1000, "Chromium", 0.5, True), Row("save", 1, "s", goal=2.0)]
    by_hand = f"{BY_HAND}\nIn Qt.\n\n## Reading\n\nFast.\n"
    first = figures_page(rows, "yesterday, one core", [], f"# Figures\n\nold\n{by_hand}")
    assert first.count("# Figures") == 1
    assert "| start | 600 ms | 1,000 ms (Chromium) | 0.60 | 0.5 × | **no** |" in first
    assert "Missed: start.\n" in first
    assert first.endswith(by_hand)
    again = figures_page(rows[1:], "today, two cores", ["taps: no browser"], first)
    assert "yesterday" not in again
    assert "Missed" not in again
    assert "Measured today, two cores." in again
    assert "Not measured: taps: no browser\n" in again
    assert again.endswith(by_hand)


def test_the_page_of_figures_is_as_a_run_writes_it() -> None:
    text = (PROJECT / "docs" / "figures.md").read_text("utf-8")
    assert text.startswith(HEAD)
    assert BY_HAND in text
