"""Lists in their three shapes: a list, a timeline, the answers of a quiz."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain
from xml.etree.ElementTree import Element

from kiosk.content.page.blocks import (
    Answer,
    Block,
    ListBlock,
    ListItem,
    Picture,
    Quiz,
    Span,
    Text,
    Timeline,
    TimelineItem,
)
from kiosk.content.page.inline import is_placeholder, pieces_of
from kiosk.content.page.parse_context import ParseContext
from kiosk.content.page.spans import Part, bold_start, pictures_among, plain, text_of, without_start
from kiosk.content.page.timeline_date import is_date

Row = ListItem | Block
BlockReader = Callable[[Element, ParseContext], list[Block]]

_BOX = re.compile(r"\[([ xXхХ✓✔vV+]?)\]\s*")
_SEPARATORS = " :—–-"
TICKED, UNTICKED = "✔", "□"  # how things to do or to bring are marked
_SURE_TIMELINE = 3  # items of which all but one have a date


def list_blocks(element: Element, context: ParseContext, others: BlockReader) -> list[Block]:
    """Return a top-level list as a quiz, a timeline or a list, with what else stood in its items."""
    items = item_rows(element, context, others)
    firsts = [rows[0] for rows in items if rows]
    texts = [row.text for row in firsts if isinstance(row, ListItem)]
    if len(texts) == len(firsts) >= 2:
        boxed = [_BOX.match(plain(text)) is not None for text in texts]
        if all(boxed):
            return _quiz(items)
        if any(boxed):
            missing = firsts[boxed.index(False)]
            assert isinstance(missing, ListItem)
            context.add_problem("quiz-mixed", missing.line, text=plain(missing.text)[:40])
        undated = [at for at, text in enumerate(texts) if not is_date(bold_start(text).strip(_SEPARATORS))]
        if not undated:
            return _timeline(items)
        if len(undated) == 1 and len(texts) > _SURE_TIMELINE:
            other = firsts[undated[0]]
            assert isinstance(other, ListItem)
            context.add_problem("timeline-mixed", other.line, text=plain(other.text)[:40])
    return grouped(_unboxed(row) for row in chain.from_iterable(items))


def _unboxed(row: Row) -> Row:
    """Return an item that begins with a box with a box for its marker."""
    box = _BOX.match(plain(row.text)) if isinstance(row, ListItem) else None
    if box is None or not isinstance(row, ListItem):
        return row
    text = without_start(row.text, box.end())
    return replace(row, marker=TICKED if box[1].strip() else UNTICKED, text=text) if text else row


def item_rows(
    element: Element, context: ParseContext, others: BlockReader, level: int = 0
) -> list[list[Row]]:
    """Return for each item its rows: the item, further paragraphs, nested items, other blocks.

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


def _opened(piece: list[Part] | Element, context: ParseContext) -> list[list[Part] | Element]:
    """Return the pieces of a paragraph inside an item; any other piece as it is."""
    if isinstance(piece, Element) and piece.tag == "p" and not is_placeholder(piece):
        return pieces_of(piece, context)
    return [piece]


def grouped(rows: Iterable[Row]) -> list[Block]:
    """Return rows as blocks: the items between two other blocks are one list."""
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
    """Return the rows' texts as one, each on its own line, nested items with their marker."""
    text: Text = ()
    for row in rows:
        if isinstance(row, ListItem):
            marker = (Span(f"{row.marker} "),) if row.marker and text else ()
            text += (*((Span("\n"),) if text else ()), *marker, *row.text)
    return text_of(list(text))


def _row(parts: list[Part], level: int, marker: str, context: ParseContext) -> list[Row]:
    text = text_of(parts)
    pictures: list[Picture] = pictures_among(parts)
    return [*([ListItem(level, marker, text, context.began_at())] if text else []), *pictures]


def _timeline(items: list[list[Row]]) -> list[Block]:
    timeline, rest = [], []
    for rows in filter(None, items):
        text = joined([row for row in rows if isinstance(row, ListItem)])
        date = bold_start(text)
        start = plain(text).index(date) + len(date)
        below = without_start(without_start(text, start, _SEPARATORS), 0)
        timeline.append(TimelineItem(date.strip(_SEPARATORS), below))
        rest += [row for row in rows if not isinstance(row, ListItem)]
    return [Timeline(tuple(timeline)), *rest]


def _quiz(items: list[list[Row]]) -> list[Block]:
    answers, rest = [], []
    for rows in filter(None, items):
        text = joined([row for row in rows if isinstance(row, ListItem)])
        box = _BOX.match(plain(text))
        size = box.end() if box else 0
        answers.append(Answer(without_start(text, size), bool(box and box[1].strip())))
        rest += [row for row in rows if not isinstance(row, ListItem)]
    first = next(row for rows in items for row in rows if isinstance(row, ListItem))
    return [Quiz((), tuple(answers), first.line), *rest]
