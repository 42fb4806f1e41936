"""Carries the position of a reader over to another version or language of a text; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

MOST_PAIRS = 40_000  # pairs of rows that are compared; more would delay the screen noticeably


class Place(NamedTuple):
    """The position of a reader: the row at the top of the screen, and the share of it that is above the top
    edge.

    `share` is from 0 to 1 of the row's height; pixels would not do, since heights are only estimated and
    differ between languages. Row -1 is the title above all rows, the row after the last what is below them.
    `kinds` are those of all rows at that time; `letter` is the one by which the pages inside were chosen, or
    "".
    """

    kinds: tuple[str, ...]
    row: int
    share: float
    letter: str = ""


def matching_place(place: Place, kinds: Sequence[str]) -> Place:
    """Return the same place in a text whose rows now are of other kinds."""
    return place._replace(kinds=tuple(kinds), row=same_place(place.kinds, kinds, place.row))


def same_place(before: Sequence[str], after: Sequence[str], row: int) -> int:
    """Return the row of `after` that corresponds to `row` of `before`; outside all rows it stays there."""
    if row < 0:
        return row
    return row - len(before) + len(after) if row >= len(before) else matching_row(before, after, row)


def matching_row(before: Sequence[str], after: Sequence[str], row: int) -> int:
    """Return the row of `after` that corresponds to `row` of `before`.

    Both are the kinds of the blocks in order. Translations mostly have the same kinds, so equal runs are
    matched; inside a run that differs, rows are matched in proportion.
    """
    if not after or not before:
        return 0
    if row >= len(before):
        return len(after) - 1
    if list(before) == list(after):
        return row
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    if row < start:
        return row
    if row >= len(before) - end:
        return row - len(before) + len(after)
    rest = before[start : len(before) - end], after[start : len(after) - end]
    return start + _matching(*rest, row - start) if rest[1] else min(start, len(after) - 1)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many rows are the same at the start of both."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (here, there) in pairs if here != there), min(len(one), len(other)))


def _matching(before: Sequence[str], after: Sequence[str], row: int) -> int:
    """Return the corresponding row where the two differ."""
    if len(before) * len(after) > MOST_PAIRS:
        return int(row / len(before) * len(after))
    from difflib import SequenceMatcher  # imported late: few pages need it, and the home screen would wait

    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if not i1 <= row < i2:
            continue
        if tag == "equal":
            return j1 + row - i1
        part = (row - i1) / (i2 - i1)
        return min(len(after) - 1, j1 + int(part * (j2 - j1)))
    return min(row, len(after) - 1)
