"""Limits on what one page can show; what exceeds them is shown otherwise or cut, and staff are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.content.page import blocks as b
from kiosk.content.page.document import Document
from kiosk.content.text.decode import read_text
from kiosk.problems.problem import Problem

MOST_COLUMNS = 40  # of a table; from fourteen on each row is shown as a card
MOST_ANSWERS = 20  # of a quiz, which has to be seen as one
MOST_HOTSPOTS = 60  # of a map, whose names are placed while the visitor waits
MOST_CODES = 300  # addresses of one text that have a QR code
LONGEST_GALLERY = 100  # pictures; the next ones are a gallery of their own


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is shown instead of a block, and the problem that staff are told, no `code` for none.

    `line` is the line of the problem, or `words` are words by which it is found in the text.
    """

    blocks: tuple[b.Block, ...]
    words: str = ""
    line: int = 0
    code: str = ""
    values: dict[str, str] = field(default_factory=dict)


def within_limits(document: Document, data: bytes, file: str) -> Document:
    """Return the document with everything in it that can be shown, and the problems that this makes.

    `data` are the bytes of the file, in which the lines of the problems are looked up.
    """
    cut = [(block, _LIMITS[type(block)](block)) for block in document.blocks if type(block) in _LIMITS]
    shown = {id(block): found for block, found in cut if found is not None}
    if not shown:
        return document
    blocks = [
        part
        for block in document.blocks
        for part in (shown[id(block)].blocks if id(block) in shown else (block,))
    ]
    problems = [
        Problem(found.code, file, found.line or _line_of(found.words, data, file), found.values)
        for found in shown.values()
        if found.code
    ]
    return replace(document, blocks=tuple(blocks), problems=(*document.problems, *problems))


def _table(block: b.Table) -> _Shown | None:
    """Return a table with its first columns, None if it has not too many."""
    if len(block.header) <= MOST_COLUMNS:
        return None
    rows = tuple(row[:MOST_COLUMNS] for row in block.rows)
    return _Shown(
        (b.Table(block.header[:MOST_COLUMNS], rows, block.align[:MOST_COLUMNS]),),
        _first_words((*block.header, *(row[0] for row in block.rows if row))),
        code="table-cut",
        values={"columns": str(len(block.header)), "most": str(MOST_COLUMNS)},
    )


def _quiz(block: b.Quiz) -> _Shown | None:
    """Return a quiz as a question and a list, None if it has not too many answers."""
    if len(block.answers) <= MOST_ANSWERS:
        return None
    return _Shown(
        (b.Paragraph(block.question), _list(answer.text for answer in block.answers)),
        _first_words([block.question]),
        code="quiz-long",
        values={"answers": str(len(block.answers)), "most": str(MOST_ANSWERS)},
    )


def _marked(block: b.MarkedPicture) -> _Shown | None:
    """Return a picture and its named places as a list, None if it has not too many of them."""
    if len(block.hotspots) <= MOST_HOTSPOTS:
        return None
    names = (
        (b.Span(each.name, bold=True), *((b.Span(": "), *each.text) if each.text else ()))
        for each in block.hotspots
    )
    return _Shown(
        (block.picture, _list(names)),
        line=block.picture.line,
        code="marks-many",
        values={"marks": str(len(block.hotspots)), "most": str(MOST_HOTSPOTS)},
    )


def _gallery(block: b.Gallery) -> _Shown | None:
    """Return a gallery as several, None if it has not too many pictures."""
    if len(block.pictures) <= LONGEST_GALLERY:
        return None
    starts = range(0, len(block.pictures), LONGEST_GALLERY)
    parts = (block.pictures[start : start + LONGEST_GALLERY] for start in starts)
    return _Shown(tuple(b.Gallery(part) if len(part) > 1 else part[0] for part in parts))


# The kinds that have a limit.
_LIMITS: dict[type[b.Block], Callable[[Any], _Shown | None]] = {
    b.Table: _table,
    b.Quiz: _quiz,
    b.MarkedPicture: _marked,
    b.Gallery: _gallery,
}


def _list(texts: Iterable[b.Text]) -> b.ListBlock:
    """Return a list with bullets."""
    return b.ListBlock(tuple(b.ListItem(0, "•", text) for text in texts))


def _first_words(texts: Iterable[b.Text]) -> str:
    """Return the first words that stand in the file as they are: before any markup."""
    spans = (span.text for text in texts for span in text)
    return next((words for text in spans if (words := text.partition("\n")[0].strip())), "")


def _line_of(words: str, data: bytes, file: str) -> int:
    """Return the line in which words first stand; 0 when markup inside them keeps them from being found."""
    text = read_text(data, file)[0]
    at = text.find(words)
    return text.count("\n", 0, at) + 1 if words and at >= 0 else 0
