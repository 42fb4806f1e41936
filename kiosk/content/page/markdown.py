"""Reads the bytes of a text file as a typed document."""

from __future__ import annotations

import re

from kiosk.content.header.lengths import LONGEST_TITLE
from kiosk.content.header.read import split_header
from kiosk.content.page.blocks import Block, Paragraph, Span
from kiosk.content.page.document import Document
from kiosk.content.page.hotspots import with_hotspots
from kiosk.content.page.introduction import long_title, picture_of, split_title, summary_of, title_line
from kiosk.content.page.parse_context import ParseContext
from kiosk.content.page.parser import parse
from kiosk.content.page.questions import with_questions
from kiosk.content.page.read_blocks import blocks_of
from kiosk.content.text.decode import read_text
from kiosk.content.text.normalize import normalize_markdown
from kiosk.content.text.removed import Removed
from kiosk.content.text.repair_markup import repair_markup
from kiosk.problems.kind import ERROR
from kiosk.problems.problem import Problem

_MOST_REMOVED = 10  # problems reported about what was taken out of one text
_REMOVED_CODES = {"<!--": "comment-open", "~~": "text-struck", "<>": "html-embed"}


def read_document(data: bytes, file: str) -> Document:
    """Return one language of a page.

    `data` are the bytes of the file, `file` is its path relative to the content folder, with forward slashes.
    An error among the problems means that there is nothing to show: no blocks and no title. The title is
    empty when neither the header nor the text has one.
    """
    text, problems = read_text(data, file)
    if any(problem.severity is ERROR for problem in problems):
        return _nothing_to_show(problems)
    header = split_header(text, file)
    if any(problem.severity is ERROR for problem in header.problems):
        return _nothing_to_show((*problems, *header.problems))
    context = ParseContext(file, header.body, [])
    try:
        title, blocks = _read_body(header.body, context, header.fields)
    except Exception:  # the library fails in many ways; visitors get at least the words
        context = ParseContext(file, header.body, [])
        context.add_problem("text-not-understood", 0)
        title, blocks = split_title(_paragraphs(header.body), header.fields)
    found = (*problems, *header.problems, *context.problems)
    if not title and not blocks:
        return _nothing_to_show((*found, Problem("text-empty", file)))
    return Document(
        title,
        summary_of(blocks, header.fields),
        picture_of(blocks, header.fields),
        header.fields,
        blocks,
        tuple(context.links),
        found,
        header.lines,
        header.ignored,
    )


def _nothing_to_show(problems: tuple[Problem, ...]) -> Document:
    """Return a document without content."""
    return Document("", "", "", {}, (), (), problems)


def _read_body(body: str, context: ParseContext, header: dict[str, str]) -> tuple[str, tuple[Block, ...]]:
    """Return the title and the blocks of a text.

    The title is taken out before quizzes look for their question.
    """
    text, removed = repair_markup(body)
    _add_removed(removed, body, context)
    source, context.code_blocks = normalize_markdown(text)
    found = blocks_of(parse(source), context)
    title, blocks = split_title(found, header)
    if not title and (words := long_title(found)):
        length = str(len(words))
        context.add_problem("title-too-long", title_line(found), length=length, most=str(LONGEST_TITLE))
    return title, with_questions(with_hotspots(blocks, context), context)


def _add_removed(removed: list[Removed], body: str, context: ParseContext) -> None:
    """Add to `context` a problem for each thing that was taken out of the text."""
    at = 0
    for each in removed[:_MOST_REMOVED]:
        place = body.find(each.text, at)
        at = place if place >= 0 else at
        code = _REMOVED_CODES.get(each.sign, "sign-alone")
        text = each.text.strip("<") if code == "html-embed" else each.text
        context.add_problem(code, context.line_at(place) if place >= 0 else 0, sign=each.sign, text=text)


def _paragraphs(body: str) -> list[Block]:
    """Return the plain paragraphs of a text that the parser cannot read."""
    chunks = (" ".join(chunk.split()) for chunk in re.split(r"\n\s*\n", body))
    return [Paragraph((Span(chunk),)) for chunk in chunks if chunk]
