"""Reads a list as one of three kinds of blocks: a list, a timeline, or the answers of a quiz."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from xml.etree.ElementTree import Element

from kiosk.content.page.blocks import Answer, Block, ListItem, Quiz, Timeline, TimelineItem
from kiosk.content.page.parse_context import ParseContext
from kiosk.content.page.rows import BlockReader, Row, grouped, item_rows, joined
from kiosk.content.page.spans import bold_start, plain, split_at_break, without_start
from kiosk.content.page.timeline_date import is_date

_BOX = re.compile(r"\[([ xXхХ✓✔vV+]?)\]\s*")
_SEPARATORS = " :—–-"
TICKED, UNTICKED = "✔", "□"  # the markers of a checklist
_SURE_TIMELINE = 3  # above this many items, a single one without a date is reported as a mistake
_QUOTED = 40  # letters of an item that a message quotes


def list_blocks(element: Element, context: ParseContext, others: BlockReader) -> list[Block]:
    """Return a top-level list as a quiz, a timeline or a list, followed by the other blocks inside its items.

    `others` reads these. A list with one item that does not fit a quiz or timeline stays a list, and
    `context` gets a problem.
    """
    items = item_rows(element, context, others)
    firsts = [rows[0] for rows in items if rows]
    heads = [row for row in firsts if isinstance(row, ListItem)]
    if len(heads) == len(firsts) >= 2:
        unboxed = [head for head in heads if not _BOX.match(plain(head.text))]
        if not unboxed:
            return _quiz(items)
        if len(unboxed) < len(heads):
            _add_mixed("quiz-mixed", unboxed[0], context)
        undated = [head for head in heads if not is_date(bold_start(head.text).strip(_SEPARATORS))]
        if not undated:
            return _timeline(items)
        if len(undated) == 1 and len(heads) > _SURE_TIMELINE:
            _add_mixed("timeline-mixed", undated[0], context)
    return grouped(_with_box_as_marker(row) for row in chain.from_iterable(items))


def _add_mixed(code: str, other: ListItem, context: ParseContext) -> None:
    """Add the problem that an item is different from the others of its list."""
    context.add_problem(code, other.line, text=plain(other.text)[:_QUOTED])


def _with_box_as_marker(row: Row) -> Row:
    """Return an item that starts with a box with that box as its marker; any other row as it is."""
    box = _BOX.match(plain(row.text)) if isinstance(row, ListItem) else None
    if box is None or not isinstance(row, ListItem):
        return row
    text = without_start(row.text, box.end())
    return replace(row, marker=TICKED if box[1].strip() else UNTICKED, text=text) if text else row


def _timeline(items: Sequence[Sequence[Row]]) -> list[Block]:
    """Return a timeline of items that start with a date in bold, and the other blocks inside them."""
    timeline: list[TimelineItem] = []
    for rows in filter(None, items):
        text = joined(rows)
        date = bold_start(text)
        start = plain(text).index(date) + len(date)
        below = without_start(without_start(text, start, _SEPARATORS), 0)
        timeline.append(TimelineItem(date.strip(_SEPARATORS), below))
    return [Timeline(tuple(timeline)), *_other_blocks(items)]


def _quiz(items: Sequence[Sequence[Row]]) -> list[Block]:
    """Return a quiz, still without its question, and the other blocks inside its items."""
    answers: list[Answer] = []
    for rows in filter(None, items):
        text = joined(rows)
        box = _BOX.match(plain(text))
        answer, reason = split_at_break(without_start(text, box.end() if box else 0))
        answers.append(Answer(answer, bool(box and box[1].strip()), reason))
    first = next(row for rows in items for row in rows if isinstance(row, ListItem))
    return [Quiz((), tuple(answers), first.line), *_other_blocks(items)]


def _other_blocks(items: Sequence[Sequence[Row]]) -> list[Block]:
    """Return the rows that are blocks of their own."""
    return [row for row in chain.from_iterable(items) if not isinstance(row, ListItem)]
