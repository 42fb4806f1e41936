"""What of a text no screen can show and no visitor can use: shown otherwise or not, and staff are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from operator import is_

from kiosk.content.page import blocks as b
from kiosk.content.text.decode import read_text
from kiosk.problems.problem import Problem

MOST_COLUMNS = 40  # of a table; from fourteen on each row is shown as a card
MOST_ANSWERS = 20  # of a quiz, which has to be seen as one
MOST_MARKS = 60  # of a map, whose names are placed while the visitor waits
MOST_CODES = 300  # addresses of one text that have a QR code
MOST_LANGUAGES = 12  # that have a button although no setting names them; those of most texts
LONGEST_GALLERY = 100  # pictures; the next ones are a gallery of their own


def within_limits(document: b.Document, data: bytes, file: str) -> b.Document:
    """Return what of a document can be shown, its problems with those that this makes.

    `data` is what the file says: it tells in which line a block stands.
    """
    blocks = [part for block in document.blocks for part in _SHOWN.get(type(block), _whole)(block)]
    if len(blocks) == len(document.blocks) and all(map(is_, blocks, document.blocks)):
        return document
    problems = [problem for block in document.blocks for problem in _problems(block, data, file)]
    return replace(document, blocks=tuple(blocks), problems=(*document.problems, *problems))


def _problems(block: b.Block, data: bytes, file: str) -> Iterator[Problem]:
    match block:
        case b.Table(header, rows) if len(header) > MOST_COLUMNS:
            words = _first_words((*header, *(row[0] for row in rows if row)))
            values = {"columns": str(len(header)), "most": str(MOST_COLUMNS)}
            yield Problem("table-cut", file, _line_of(words, data, file), values)
        case b.Quiz(question, answers) if len(answers) > MOST_ANSWERS:
            line = _line_of(_first_words([question]), data, file)
            values = {"answers": str(len(answers)), "most": str(MOST_ANSWERS)}
            yield Problem("quiz-long", file, line, values)
        case b.MarkedPicture(picture, marks) if len(marks) > MOST_MARKS:
            values = {"marks": str(len(marks)), "most": str(MOST_MARKS)}
            yield Problem("marks-many", file, picture.line, values)


def _whole(block: b.Block) -> Iterable[b.Block]:
    return (block,)


def _table(block: b.Table) -> Iterable[b.Block]:
    if len(block.header) <= MOST_COLUMNS:
        return (block,)
    rows = tuple(row[:MOST_COLUMNS] for row in block.rows)
    return (b.Table(block.header[:MOST_COLUMNS], rows, block.align[:MOST_COLUMNS]),)


def _quiz(block: b.Quiz) -> Iterable[b.Block]:
    if len(block.answers) <= MOST_ANSWERS:
        return (block,)
    return (b.Paragraph(block.question), _list(answer.text for answer in block.answers))


def _marked(block: b.MarkedPicture) -> Iterable[b.Block]:
    if len(block.marks) <= MOST_MARKS:
        return (block,)
    names = (
        (b.Span(mark.name, bold=True), *((b.Span(": "), *mark.text) if mark.text else ()))
        for mark in block.marks
    )
    return (block.picture, _list(names))


def _gallery(block: b.Gallery) -> Iterable[b.Block]:
    if len(block.pictures) <= LONGEST_GALLERY:
        return (block,)
    starts = range(0, len(block.pictures), LONGEST_GALLERY)
    parts = (block.pictures[start : start + LONGEST_GALLERY] for start in starts)
    return tuple(b.Gallery(part) if len(part) > 1 else part[0] for part in parts)


_SHOWN: dict[type, Callable[..., Iterable[b.Block]]] = {
    b.Table: _table,
    b.Quiz: _quiz,
    b.MarkedPicture: _marked,
    b.Gallery: _gallery,
}


def _list(texts: Iterable[b.Text]) -> b.ListBlock:
    return b.ListBlock(tuple(b.ListItem(0, "•", text) for text in texts))


def _first_words(texts: Iterable[b.Text]) -> str:
    """Return words that stand in the text as they are: those before any mark."""
    spans = (span.text for text in texts for span in text)
    return next((words for text in spans if (words := text.partition("\n")[0].strip())), "")


def _line_of(words: str, data: bytes, file: str) -> int:
    """Return the line in which words stand first; 0 when marks in their middle hide them."""
    text = read_text(data, file)[0]
    at = text.find(words)
    return text.count("\n", 0, at) + 1 if words and at >= 0 else 0
