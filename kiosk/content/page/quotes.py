"""Reads a quote, or a notice: a quote that starts with bold words, its title."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

from kiosk.content.page.blocks import Block, ListItem, Notice, Quote, Span, Text
from kiosk.content.page.inline import is_placeholder, parts_of, pieces_of
from kiosk.content.page.parse_context import ParseContext
from kiosk.content.page.rows import BlockReader, item_rows
from kiosk.content.page.spans import as_bold, bold_start, pictures_among, plain, text_of, without_start

_HEADING = re.compile("h[1-6]")
_LIST_INDENT = "\u00a0\u00a0"  # before an item, for each level


def quote_or_notice(element: Element, context: ParseContext, others: BlockReader) -> list[Block]:
    """Return a quote or notice and the other blocks in it, which `others` reads."""
    paragraphs, rest = _paragraphs(element, context, others)
    if not paragraphs:
        return rest
    first = paragraphs[0]
    title = bold_start(first)
    if not title:
        return [Quote(tuple(paragraphs)), *rest]
    size = plain(first).index(title) + len(title)
    below = without_start(first, size, " \n:.")
    return [Notice(_title(first, size), (*((below,) if below else ()), *paragraphs[1:])), *rest]


def _title(text: Text, size: int) -> Text:
    """Return the first `size` characters as a title, without the bold of all titles and a final colon."""
    parts: list[Span] = []
    for span in text:
        parts.append(replace(span, text=span.text[:size], bold=False))
        size = max(0, size - len(span.text))
    title = text_of(parts)
    if title and title[-1].text.rstrip().endswith(":"):
        title = (*title[:-1], replace(title[-1], text=title[-1].text.rstrip().rstrip(":")))
    return title


def _paragraphs(
    element: Element, context: ParseContext, others: BlockReader
) -> tuple[list[Text], list[Block]]:
    """Return the paragraphs of a quote, items and headings among them, and the blocks that are not text."""
    paragraphs: list[Text] = []
    rest: list[Block] = []
    for piece in pieces_of(element, context):
        if not isinstance(piece, Element):
            paragraphs.append(text_of(piece))
            rest += pictures_among(piece)
        elif piece.tag in ("ul", "ol"):
            for row in (row for rows in item_rows(piece, context, others) for row in rows):
                if isinstance(row, ListItem):
                    paragraphs.append(_item(row))
                else:
                    rest.append(row)
        elif _HEADING.fullmatch(piece.tag):
            parts = parts_of(piece, context)
            paragraphs.append(as_bold(text_of(parts)))
            rest += pictures_among(parts)
        elif piece.tag in ("blockquote", "p") and not is_placeholder(piece):
            inner, blocks = _paragraphs(piece, context, others)
            paragraphs += inner
            rest += blocks
        else:
            rest += others(piece, context)
    return [text for text in paragraphs if text], rest


def _item(row: ListItem) -> Text:
    """Return an item of a list as a paragraph with its marker."""
    marker = [Span(f"{_LIST_INDENT * row.level}{row.marker} ")] if row.marker else []
    return text_of([*marker, *row.text])
