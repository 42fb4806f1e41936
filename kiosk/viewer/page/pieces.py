"""Divides a long block into rows that look like one, so that the view builds only what is seen; no Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from heapq import nlargest
from typing import Any

from kiosk.releases.blocks import KINDS

Row = dict[str, Any]

ITEMS = {name: kind.ITEMS_A_ROW for name, kind in KINDS.items() if kind.ITEMS_A_ROW}
CELLS = 48  # per row, of a table
# Kinds whose items are aligned with each other, and the fields that have to fit.
MEASURED = {"list": ("marker",), "figures": ("before", "value", "unit", "label")}
MOST_MEASURED = 12
# Letters for which a column asks room, at least and at most.
LEAST_WISH, MOST_WISH = 7, 30

_TAG = re.compile("<[^>]*>")
_ENTITY = re.compile("&(?:nbsp|lt|gt|quot|amp);")


def pieces(row: Row) -> list[Row]:
    """Return the rows that show a block; only a long block has more than one.

    A row says whether it is `continued` from the row above and `continues` in the row below. It has what it
    needs to know of the whole block: the number of items (`total`), those that need most room (`measured`),
    and how much room the columns of a table ask for (`wishes`).
    """
    kind = row["kind"]
    if kind == "table":
        return _split(row, "rows", max(1, CELLS // max(1, len(row["header"]))), {"wishes": _wishes(row)})
    if kind in ITEMS:
        items = row["items"]
        return _split(row, "items", ITEMS[kind], {"total": len(items), "measured": _longest(items, kind)})
    return [row]


def _longest(items: list[Row], kind: str) -> list[Row]:
    """Return the items by which a block is measured: of very many, those with the longest words."""
    if kind not in MEASURED or len(items) <= MOST_MEASURED:
        return items if kind in MEASURED else []
    found: dict[int, Row] = {}
    for name in MEASURED[kind]:
        lengths = [_longest_word(item.get(name, "")) for item in items]
        longest = nlargest(MOST_MEASURED, range(len(items)), key=lengths.__getitem__)
        found |= {at: items[at] for at in longest}
    return list(found.values())


def _longest_word(text: str) -> int:
    """Return the number of letters of the longest word."""
    return max(map(len, _words(text).replace("\n", " ").split(" ")))


def _split(row: Row, name: str, most: int, shared: Mapping[str, Any]) -> list[Row]:
    """Return rows with `most` items of the field `name` each at most, and the values `shared` by all."""
    whole: list[Any] = row[name]
    starts = range(0, max(1, len(whole)), most)
    words, more = divmod(row.get("words", 0), len(starts))
    return [
        {
            **row,
            **shared,
            name: whole[start : start + most],
            "words": words + (at < more),
            "continued": start > 0,
            "continues": start + most < len(whole),
        }
        for at, start in enumerate(starts)
    ]


def _wishes(row: Row) -> list[int]:
    """Return the letters for which each column asks room: its longest cell, within limits."""
    wishes = []
    for at, heading in enumerate(row["header"]):
        cells = (_letters(_words(cells[at])) for cells in row["rows"] if at < len(cells))
        wishes.append(max(LEAST_WISH, min(MOST_WISH, max(_letters(heading), *cells, 0))))
    return wishes


def _words(text: str) -> str:
    """Return the words of a StyledText; each of our entities counts as one letter."""
    return _ENTITY.sub(" ", _TAG.sub("", text))


def _letters(text: str) -> int:
    """Return the length of a text as QML's JavaScript counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
