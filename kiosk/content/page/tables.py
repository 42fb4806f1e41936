"""Reads a table; pictures in its cells are shown below it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from kiosk.content.page.blocks import Align, Block, Picture, Table, Text
from kiosk.content.page.inline import parts_of
from kiosk.content.page.parse_context import ParseContext
from kiosk.content.page.spans import pictures_among, text_of

_MOST_COLUMNS = 6  # each has room for a short word on an upright screen
_ALIGNS: tuple[Align, ...] = ("left", "center", "right")


def table(element: Element, context: ParseContext) -> list[Block]:
    """Return a table without empty rows, followed by its pictures; only the pictures when it has no words."""
    line = context.next_line("|")
    pictures: list[Picture] = []
    rows: list[tuple[Text, ...]] = []
    for row in element.iter("tr"):
        cells = [parts_of(cell, context) for cell in row]
        rows.append(tuple(text_of(parts) for parts in cells))
        pictures += [picture for parts in cells for picture in pictures_among(parts)]
    header, *others = rows
    if len(header) > _MOST_COLUMNS:
        context.add_problem("table-wide", line, columns=str(len(header)), most=str(_MOST_COLUMNS))
    filled = tuple(row for row in others if any(row))
    if not filled and not any(header):
        return [*pictures]
    first = next(element.iter("tr"))
    return [Table(header, filled, tuple(_alignment(cell) for cell in first)), *pictures]


def _alignment(cell: Element) -> Align:
    """Return how the column of a header cell is aligned."""
    style = cell.get("style", "")
    return next((align for align in _ALIGNS if align in style), "left")
