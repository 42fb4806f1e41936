"""The list of contents of a long page, as a row; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

LEAST_HEADINGS, MOST_HEADINGS = 5, 12  # of a page that has a list of contents
LEAST_WORDS = 450
_LEVEL = 2

Row = dict[str, Any]


def with_contents(introduction: Sequence[Row], rest: Sequence[Row]) -> list[Row]:
    """Return all rows of a page, between introduction and rest its list of contents if it is long.

    `rest` begins with the pages inside or the first heading. An entry is {"text", "row"}: the words of a
    heading, and its place among the rows returned.
    """
    headings = [at for at, row in enumerate(rest) if row["kind"] == "heading" and row["level"] == _LEVEL]
    words = sum(int(row.get("words", 0)) for row in (*introduction, *rest))
    if not LEAST_HEADINGS <= len(headings) <= MOST_HEADINGS or words < LEAST_WORDS:
        return [*introduction, *rest]
    first = len(introduction) + 1
    items = [{"text": rest[at]["text"], "row": first + at} for at in headings]
    return [*introduction, {"kind": "contents", "items": items}, *rest]
