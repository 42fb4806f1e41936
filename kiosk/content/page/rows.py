"""Reads the items of a list as rows, together with the other blocks inside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from xml.etree.ElementTree import Element

from kiosk.content.page.blocks import Block, ListBlock, ListItem, Span, Text
from kiosk.content.page.inline import is_placeholder, pieces_of
from kiosk.content.page.parse_context import ParseContext
from kiosk.content.page.spans import Part, pictures_among, text_of

Row = ListItem | Block
BlockReader = Callable[[Element, ParseContext], list[Block]]


def item_rows(
    element: Element, context: ParseContext, others: BlockReader, level: int = 0
) -> list[list[Row]]:
    """Return, for each item, its rows: the item, its further paragraphs, nested items, other blocks.

    `others` reads the other blocks; `level` is 0 for the outermost list.
    """
    number = int(element.get("start", "1")[:9])
    items = []
    for offset, item in enumerate(element):
        marker = f"{number + offset}." if element.tag == "ol" else "•" if level % 2 == 0 else "–"
        rows: list[Row] = []
        context.began = -1
        for piece in pieces_of(item, context):
            for part in _opened(piece, context):
                if not isinstance(part, Element):
                    rows += _row(part, level, marker, context)
                elif part.tag in ("ul", "ol"):
                    rows += chain.from_iterable(item_rows(part, context, others, level + 1))
                else:
                    rows += others(part, context)
            marker = "" if rows else marker
        items.append(rows)
    return items


def grouped(rows: Iterable[Row]) -> list[Block]:
    """Return rows as blocks: neighbouring items become one list."""
    blocks: list[Block] = []
    run: list[ListItem] = []
    for row in rows:
        if isinstance(row, ListItem):
            run.append(row)
            continue
        if run:
            blocks.append(ListBlock(tuple(run)))
            run = []
        blocks.append(row)
    return [*blocks, ListBlock(tuple(run))] if run else blocks


def joined(rows: Iterable[Row]) -> Text:
    """Return the texts of rows as one text, each on a line of its own, nested items with their markers."""
    text: Text = ()
    for row in rows:
        if isinstance(row, ListItem):
            marker = (Span(f"{row.marker} "),) if row.marker and text else ()
            text += (*((Span("\n"),) if text else ()), *marker, *row.text)
    return text_of(list(text))


def _row(parts: list[Part], level: int, marker: str, context: ParseContext) -> list[Row]:
    """Return a run of inline parts as an item and the pictures in it."""
    text = text_of(parts)
    pictures = pictures_among(parts)
    return [*([ListItem(level, marker, text, context.began_at())] if text else []), *pictures]


def _opened(piece: list[Part] | Element, context: ParseContext) -> list[list[Part] | Element]:
    """Return the pieces inside a paragraph; any other piece as it is."""
    if isinstance(piece, Element) and piece.tag == "p" and not is_placeholder(piece):
        return pieces_of(piece, context)
    return [piece]
