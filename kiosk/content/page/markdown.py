"""The bytes of a text file to a typed document."""

from __future__ import annotations

import re

from kiosk.content.header.lengths import LONGEST_TITLE
from kiosk.content.header.read import split_header
from kiosk.content.page.blocks import Block, Document, Paragraph, Span
from kiosk.content.page.document import (
    long_title,
    picture_of,
    split_title,
    summary_of,
    title_line,
    with_questions,
)
from kiosk.content.page.hotspots import with_hotspots
from kiosk.content.page.parse_context import ParseContext
from kiosk.content.page.parser import parse
from kiosk.content.page.read_blocks import blocks_of
from kiosk.content.text.decode import read_text
from kiosk.content.text.normalize import normalize_markdown
from kiosk.content.text.removed import Removed
from kiosk.content.text.repair_markup import repair_markup
from kiosk.problems.kind import ERROR
from kiosk.problems.problem import Problem

_MOST_SIGNS = 10  # of one text that are told


def read_document(data: bytes, file: str) -> Document:
    """Read one language of a page.

    `file` is the path relative to the content folder, with forward slashes. An error among the
    problems means that there is nothing to show: no blocks and no title. An empty title means
    that neither header nor text has one.
    """
    text, problems = read_text(data, file)
    if any(problem.severity is ERROR for problem in problems):
        return Document("", "", "", {}, (), (), problems)
    header = split_header(text, file)
    if any(problem.severity is ERROR for problem in header.problems):
        return Document("", "", "", {}, (), (), (*problems, *header.problems))
    context = ParseContext(file, header.body, [])
    try:
        blocks = _read_body(header.body, context, header.fields)
    except Exception:  # whatever the library stumbles over, visitors get the words
        context = ParseContext(file, header.body, [])
        context.add_problem("text-not-understood", 0)
        blocks = split_title(_paragraphs(header.body), header.fields)
    title, shown = blocks
    found = (*problems, *header.problems, *context.problems)
    if not title and not shown:
        return Document("", "", "", {}, (), (), (*found, Problem("text-empty", file)))
    return Document(
        title,
        summary_of(shown, header.fields),
        picture_of(shown, header.fields),
        header.fields,
        shown,
        tuple(context.links),
        found,
        header.lines,
        header.ignored,
    )


def _read_body(body: str, context: ParseContext, header: dict[str, str]) -> tuple[str, tuple[Block, ...]]:
    """Return the title and the blocks of a text; the title is taken first, so no quiz asks it."""
    text, signs = repair_markup(body)
    _tell(signs, body, context)
    source, context.code_blocks = normalize_markdown(text)
    found = blocks_of(parse(source), context)
    title, blocks = split_title(found, header)
    if not title and (words := long_title(found)):
        length = str(len(words))
        context.add_problem("title-too-long", title_line(found), length=length, most=str(LONGEST_TITLE))
    return title, with_questions(with_hotspots(blocks, context), context)


def _tell(signs: list[Removed], body: str, context: ParseContext) -> None:
    """Warn of what was taken out of the text."""
    at = 0
    for sign in signs[:_MOST_SIGNS]:
        place = body.find(sign.text, at)
        at = place if place >= 0 else at
        code = {"<!--": "comment-open", "~~": "text-struck", "<>": "html-embed"}.get(sign.sign, "sign-alone")
        text = sign.text.strip("<") if code == "html-embed" else sign.text
        context.add_problem(code, context.line_at(place) if place >= 0 else 0, sign=sign.sign, text=text)


def _paragraphs(body: str) -> list[Block]:
    """Return a text that the parser cannot read as the plain words it has."""
    chunks = (" ".join(chunk.split()) for chunk in re.split(r"\n\s*\n", body))
    return [Paragraph((Span(chunk),)) for chunk in chunks if chunk]
