"""What is counted of a visit, and how stays become a median."""

from __future__ import annotations

from collections import Counter

import pytest

from kiosk.statistics.counts import STAYS, Count, Moment, What, median, stay
from kiosk.statistics.visit import Visit


class Watched:
    """A visit with a clock that a test moves on, and what was counted."""

    def __init__(self) -> None:
        self.counts: Counter[Count] = Counter()
        self.seconds = 100.0
        self.visit = Visit(
            lambda count: self.counts.update((count,)),
            lambda: Moment("2026-11-22", 14),
            lambda: self.seconds,
        )

    def told(self, what: What) -> dict[tuple[str, str, str], int]:
        """Return the counts of a kind by language, page and detail."""
        return {(c.language, c.page, c.detail): n for c, n in self.counts.items() if c.what == what}


def test_a_visit_is_counted_in_sums_alone() -> None:
    watched = Watched()
    visit = watched.visit
    visit.begin("kk")
    visit.choose("ru")
    for page, returned, seconds in (
        ("astana", False, 12),
        ("astana/baiterek", False, 30),
        ("astana", True, 3),
        ("", False, 5),
        ("tourism/lakes", False, 500),
    ):
        visit.open(page, returned=returned)
        watched.seconds += seconds
    visit.use(What.PICTURE)
    visit.enlarge(150)
    visit.end()
    assert watched.told(What.OPENED) == {
        ("ru", "astana", ""): 1,
        ("ru", "astana/baiterek", ""): 1,
        ("ru", "tourism/lakes", ""): 1,
    }
    assert watched.told(What.STAYED) == {
        ("", "astana", "10"): 1,
        ("", "astana/baiterek", "20"): 1,
        ("", "astana", "0"): 1,
    }, "nobody knows how long the last page was read"
    assert watched.told(What.ONWARD) == {("", "astana", "astana/baiterek"): 1}
    assert watched.told(What.SECTION) == {("", "astana", ""): 1, ("", "tourism", ""): 1}
    assert watched.told(What.READING) == {("", "", ""): 1}
    assert watched.told(What.ENDED) == {("ru", "tourism/lakes", ""): 1}
    assert watched.told(What.PICTURE) == {("", "tourism/lakes", ""): 1}
    assert watched.told(What.TEXT_SIZE) == {("", "", "150"): 1}
    assert watched.told(What.LANGUAGE) == {("ru", "", ""): 1}
    assert {count.what for count in watched.counts if count.hour != -1} == {What.VISIT}


def test_a_screen_at_rest_counts_nothing() -> None:
    watched = Watched()
    watched.visit.begin("kk")
    watched.visit.end()
    before = dict(watched.counts)
    watched.visit.open("astana")
    watched.visit.choose("ru")
    watched.visit.enlarge(200)
    watched.visit.use(What.CODE)
    watched.visit.end()
    assert watched.counts == before


def test_the_next_visit_knows_nothing_of_the_one_before() -> None:
    watched = Watched()
    for _ in range(2):
        watched.visit.begin("kk")
        watched.visit.open("astana")
        watched.visit.end()
    assert watched.told(What.READING) == {("", "", ""): 2}
    assert watched.told(What.SECTION) == {("", "astana", ""): 2}
    assert not watched.told(What.STAYED)
    assert not watched.told(What.ONWARD)


@pytest.mark.parametrize(
    ("seconds", "kind"),
    [(-1, "0"), (0, "0"), (4.99, "0"), (5, "5"), (39.9, "20"), (320, "320"), (9e9, "320")],
)
def test_each_stay_has_a_class(seconds: float, kind: str) -> None:
    assert stay(seconds) == kind


@pytest.mark.parametrize(
    ("stays", "seconds"),
    [
        ({}, None),
        ({"10": 1}, 15),
        ({"10": 4}, 15),
        ({"0": 1, "20": 2}, 25),
        ({"0": 10, "320": 10}, 5),
        ({"320": 1}, 480),
    ],
)
def test_median(stays: dict[str, int], seconds: float | None) -> None:
    assert median(stays) == seconds


def test_the_median_lies_in_the_class_of_the_middle() -> None:
    for least in STAYS:
        found = median(Counter({str(least): 7}) + Counter({"0": 3}) + Counter({"320": 3}))
        assert found is not None
        assert stay(found) == str(least)
