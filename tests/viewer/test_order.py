"""Leafing through the pages, as a table."""

from __future__ import annotations

import pytest

from kiosk.viewer.page.order import next_page, previous_page

FAMILIES = {"": ["a", "b", "c"], "b": ["b/x", "b/y"], "b/y": ["b/y/1", "b/y/2"]}


@pytest.mark.parametrize(
    ("page", "before", "after"),
    [
        ("a", "c", "b"),
        ("c", "b", "a"),
        ("b/x", "b", "b/y"),
        ("b/y", "b/x", "c"),
        ("b/y/1", "b/y", "b/y/2"),
        ("b/y/2", "b/y/1", "c"),  # after the last of the last comes the next section
        ("removed", "", ""),
        ("b/removed", "", ""),
    ],
)
def test_neighbours(page: str, before: str, after: str) -> None:
    def family(parent: str) -> list[str]:
        return FAMILIES.get(parent, [])

    assert (previous_page(page, family), next_page(page, family)) == (before, after)


def test_a_single_section_is_its_own_neighbour() -> None:
    assert next_page("a", lambda _: ["a"]) == previous_page("a", lambda _: ["a"]) == "a"
