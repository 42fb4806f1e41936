"""Where a reader is in a text, carried over to another version or language of it; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

MOST_PAIRS = 40_000  # of rows that are compared one by one; more would be felt


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader is in a text: which row is at the top of the screen, and how much of it is above.

    Heights in pixels are only estimated, and other in another language: `share` is 0 to 1 of the
    row's height. Row -1 is the title above all rows, the one after the last what is below them.
    `kinds` are those of all rows then, `letter` is the one by which the pages inside were chosen, or "".
    """

    kinds: tuple[str, ...]
    row: int
    share: float
    letter: str = ""


def matching_place(place: Place, kinds: Sequence[str]) -> Place:
    """Return the same place in a text whose rows are of other kinds now."""
    return replace(place, kinds=tuple(kinds), row=same_place(place.kinds, kinds, place.row))


def same_place(before: Sequence[str], after: Sequence[str], row: int) -> int:
    """Return the row of `after` that stands for `row` of `before`; outside of all rows it stays there."""
    if row < 0:
        return row
    return row - len(before) + len(after) if row >= len(before) else matching_row(before, after, row)


def matching_row(before: Sequence[str], after: Sequence[str], row: int) -> int:
    """Return the row of `after` that stands for `row` of `before`.

    Both are the kinds of the blocks in their order. Translations have mostly the same shape, so
    equal runs of kinds are matched; inside a run that differs, rows are matched in proportion.
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
    """Return how many rows both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (here, there) in pairs if here != there), min(len(one), len(other)))


def _matching(before: Sequence[str], after: Sequence[str], row: int) -> int:
    if len(before) * len(after) > MOST_PAIRS:
        return int(row / len(before) * len(after))
    from difflib import SequenceMatcher  # few pages need it, and the home screen waits

    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if not i1 <= row < i2:
            continue
        if tag == "equal":
            return j1 + row - i1
        part = (row - i1) / (i2 - i1)
        return min(len(after) - 1, j1 + int(part * (j2 - j1)))
    return min(row, len(after) - 1)
