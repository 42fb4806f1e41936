"""Items as they stand below each other -> their levels, and what has to stand between them."""

from __future__ import annotations

import pytest

from kiosk.content.text.open_lists import MAX_LEVEL, Gap, OpenItem, OpenLists

BULLET = None
Line = tuple[int, int | None]  # column of the mark, number

# Items -> "level gap" of each.
LISTS: dict[str, tuple[list[Line], str]] = {
    "bullets": ([(0, BULLET), (0, BULLET)], "0 NONE, 0 NONE"),
    "two spaces in": ([(0, BULLET), (2, BULLET), (0, BULLET)], "0 NONE, 1 NONE, 0 NONE"),
    "four spaces in, and back by two": ([(0, BULLET), (4, BULLET), (2, BULLET)], "0 NONE, 1 NONE, 1 NONE"),
    "a slip of one space": ([(0, BULLET), (1, BULLET), (0, BULLET)], "0 NONE, 0 NONE, 0 NONE"),
    "numbers that count": ([(0, 1), (0, 2), (0, 3)], "0 NONE, 0 NONE, 0 NONE"),
    "the same number at each item": ([(0, 1), (0, 1)], "0 NONE, 0 NONE"),
    "a number that is not the next": ([(0, 1), (0, 5)], "0 NONE, 0 SEPARATOR"),
    "numbers after bullets": ([(0, BULLET), (0, 1)], "0 NONE, 0 BLANK"),
    "a divided list inside an item": (
        [(0, 1), (2, BULLET), (4, 1), (4, 3), (2, BULLET), (0, 2)],
        "0 NONE, 1 NONE, 2 NONE, 2 SEPARATOR, 1 BLANK, 0 BLANK",
    ),
    "back over two levels behind a divided list": (
        [(0, BULLET), (2, BULLET), (4, 1), (4, 3), (0, BULLET)],
        "0 NONE, 1 NONE, 2 NONE, 2 SEPARATOR, 0 BLANK",
    ),
    "too deep": (
        [(2 * level, BULLET) for level in range(MAX_LEVEL + 2)],
        ", ".join(f"{min(level, MAX_LEVEL - 1)} NONE" for level in range(MAX_LEVEL + 2)),
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_levels_and_gaps(name: str) -> None:
    items, expected = LISTS[name]
    lists = OpenLists()
    said = []
    for indent, number in items:
        gap = lists.add(OpenItem(indent, indent + 2, number), behind_blank=False)
        said.append(f"{lists.depth - 1} {gap.name}")
    assert ", ".join(said) == expected


@pytest.mark.parametrize(("behind_blank", "gap"), [(True, Gap.SEPARATOR), (False, Gap.NONE)])
def test_answers_behind_a_list_are_another_list_if_a_blank_line_divides_them(
    behind_blank: bool, gap: Gap
) -> None:
    lists = OpenLists([OpenItem(0, 2, None)])
    assert lists.add(OpenItem(0, 2, None, boxed=True), behind_blank=behind_blank) is gap


@pytest.mark.parametrize(("indent", "depth"), [(6, 3), (5, 2), (4, 2), (2, 1), (0, 1)])
def test_a_further_paragraph_closes_what_it_does_not_belong_to(indent: int, depth: int) -> None:
    lists = OpenLists([OpenItem(column, column + 2, None) for column in (0, 2, 4)])
    lists.close_deeper(indent)
    assert lists.depth == depth
    assert lists.contains(indent) is (indent >= 2)
