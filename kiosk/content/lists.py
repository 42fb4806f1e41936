"""Lists in their three shapes: a list, a timeline, the answers of a quiz."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import chain
from xml.etree.ElementTree import Element

from kiosk.content.blocks import (
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
from kiosk.content.inline import (
    Notes,
    Part,
    bold_start,
    is_mark,
    pictures_of,
    pieces_of,
    plain,
    text_of,
    without_start,
)

Row = ListItem | Block
BlockReader = Callable[[Element, Notes], list[Block]]

_BOX = re.compile(r"\[([ xXхХ✓✔vV+]?)\]\s*")
_SEPARATORS = " :—–-"
_LONGEST_DATE = 40  # letters; more is a sentence in bold
_SURE_TIMELINE = 3  # items of which all but one have a date


def list_blocks(element: Element, notes: Notes, others: BlockReader) -> list[Block]:
    """Return a top-level list as a quiz, a timeline or a list, with what else stood in its items."""
    items = item_rows(element, notes, others)
    firsts = [rows[0] for rows in items if rows]
    texts = [row.text for row in firsts if isinstance(row, ListItem)]
    if len(texts) == len(firsts) >= 2:
        boxed = [_BOX.match(plain(text)) is not None for text in texts]
        if all(boxed):
            return _quiz(items, notes)
        if any(boxed):
            missing = plain(texts[boxed.index(False)])
            notes.warn("quiz-mixed", notes.line_of(missing[:20]), text=missing[:40])
        undated = [text for text in texts if not _is_date(bold_start(text))]
        if not undated:
            return _timeline(items)
        if len(undated) == 1 and len(texts) > _SURE_TIMELINE:
            words = plain(undated[0])
            notes.warn("timeline-mixed", notes.line_of(words[:20]), text=words[:40])
    return grouped(chain.from_iterable(items))


def item_rows(element: Element, notes: Notes, others: BlockReader, level: int = 0) -> list[list[Row]]:
    """Return for each item its rows: the item, further paragraphs, nested items, other blocks."""
    number = int(element.get("start", "1")[:9])
    items = []
    for offset, item in enumerate(element):
        marker = f"{number + offset}." if element.tag == "ol" else "•" if level % 2 == 0 else "–"
        rows: list[Row] = []
        for piece in pieces_of(item, notes):
            if not isinstance(piece, Element):
                rows += _row(piece, level, marker)
            elif piece.tag == "p" and not is_mark(piece):
                for part in pieces_of(piece, notes):
                    rows += _row(part, level, marker) if isinstance(part, list) else others(part, notes)
            elif piece.tag in ("ul", "ol"):
                rows += chain.from_iterable(item_rows(piece, notes, others, level + 1))
            else:
                rows += others(piece, notes)
            marker = "" if rows else marker
        items.append(rows)
    return items


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


def _row(parts: list[Part], level: int, marker: str) -> list[Row]:
    text = text_of(parts)
    pictures: list[Picture] = pictures_of(parts)
    return [*([ListItem(level, marker, text)] if text else []), *pictures]


def _is_date(words: str) -> bool:
    """True for "2002", "1 June" or "08:30"; a bare small number counts things, it dates nothing."""
    return (
        len(words) <= _LONGEST_DATE
        and re.search(r"\d", words) is not None
        and re.fullmatch(r"\D?\d{1,2}[\s%.]*", words) is None
    )


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


def _quiz(items: list[list[Row]], notes: Notes) -> list[Block]:
    answers, rest = [], []
    for rows in filter(None, items):
        text = joined([row for row in rows if isinstance(row, ListItem)])
        box = _BOX.match(plain(text))
        size = box.end() if box else 0
        answers.append(Answer(without_start(text, size), bool(box and box[1].strip())))
        rest += [row for row in rows if not isinstance(row, ListItem)]
    first = plain(answers[0].text)
    # Also when all is well: a later quiz may have the same answers.
    line = notes.line_of(f"] {first[:20]}") or notes.line_of(first[:20])
    if not any(answer.right for answer in answers):
        notes.warn("quiz-without-right", line, text=first[:40])
    return [Quiz((), tuple(answers)), *rest]
