"""Where a reader is in a text, carried over to another version or language of it; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher


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
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if not i1 <= row < i2:
            continue
        if tag == "equal":
            return j1 + row - i1
        part = (row - i1) / (i2 - i1)
        return min(len(after) - 1, j1 + int(part * (j2 - j1)))
    return min(row, len(after) - 1)
