"""Markdown to a typed document. The one module that knows the Markdown library.

Python-Markdown is quadratic on hostile input and catches no deep recursion of its own: call
read_document() in a process that may be killed, with two seconds a page.
"""

from __future__ import annotations

import html
import re
from typing import Any, cast
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from kiosk.content.header.read import split_header
from kiosk.content.page.blocks import Block, Document, Paragraph, Span
from kiosk.content.page.document import (
    LONGEST_TITLE,
    long_title,
    picture_of,
    split_title,
    summary_of,
    title_line,
    with_questions,
)
from kiosk.content.page.hotspots import with_marks
from kiosk.content.page.parse_context import Notes
from kiosk.content.page.shapes import blocks_of
from kiosk.content.text.bold_pairs import Sign
from kiosk.content.text.decode import read_text
from kiosk.content.text.normalize import forgive
from kiosk.content.text.tidy import tidy
from kiosk.problems.kind import ERROR
from kiosk.problems.problem import Problem

_IN_ANGLES = r"<((?:https?://|tel:|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>"
_BARE = (
    r"(?<![\w@/.])(?:https?://|www\.(?=\w))[^\s<>\"«»“”\x02\x03\x1a\x1b]+"
    r"|(?<![\w.+@-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
_MOST_SIGNS = 10  # of one text that are told
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


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
    notes = Notes(file, header.body, [])
    try:
        blocks = _read_body(header.body, notes, header.fields)
    except Exception:  # whatever the library stumbles over, visitors get the words
        notes = Notes(file, header.body, [])
        notes.warn("text-not-understood", 0)
        blocks = split_title(_paragraphs(header.body), header.fields)
    title, shown = blocks
    found = (*problems, *header.problems, *notes.problems)
    if not title and not shown:
        return Document("", "", "", {}, (), (), (*found, Problem("text-empty", file)))
    return Document(
        title,
        summary_of(shown, header.fields),
        picture_of(shown, header.fields),
        header.fields,
        shown,
        tuple(notes.links),
        found,
        header.lines,
        header.ignored,
    )


def _read_body(body: str, notes: Notes, header: dict[str, str]) -> tuple[str, tuple[Block, ...]]:
    """Return the title and the blocks of a text; the title is taken first, so no quiz asks it."""
    text, signs = tidy(body)
    _tell(signs, body, notes)
    source, notes.codes = forgive(text)
    found = blocks_of(_parse(source), notes)
    title, blocks = split_title(found, header)
    if not title and (words := long_title(found)):
        length = str(len(words))
        notes.warn("title-too-long", title_line(found), length=length, most=str(LONGEST_TITLE))
    return title, with_questions(with_marks(blocks, notes), notes)


def _tell(signs: list[Sign], body: str, notes: Notes) -> None:
    """Warn of what was taken out of the text."""
    at = 0
    for sign in signs[:_MOST_SIGNS]:
        place = body.find(sign.text, at)
        at = place if place >= 0 else at
        code = {"<!--": "comment-open", "~~": "text-struck", "<>": "html-embed"}.get(sign.sign, "sign-alone")
        text = sign.text.strip("<") if code == "html-embed" else sign.text
        notes.warn(code, notes.line_at(place) if place >= 0 else 0, sign=sign.sign, text=text)


def _paragraphs(body: str) -> list[Block]:
    """Return a text that the parser cannot read as the plain words it has."""
    chunks = (" ".join(chunk.split()) for chunk in re.split(r"\n\s*\n", body))
    return [Paragraph((Span(chunk),)) for chunk in chunks if chunk]


def _parse(source: str) -> Element:
    """Return the parser's tree: the steps of Markdown.convert() up to the tree, none after it."""
    md = markdown.Markdown(extensions=[DefListExtension(), TableExtension()])
    md.preprocessors.deregister("html_block")
    md.treeprocessors.deregister("prettify")
    for name in ("html", "autolink", "automail", "entity"):
        md.inlinePatterns.deregister(name)
    md.inlinePatterns.register(_Address(_IN_ANGLES, md), "address", 120)
    md.inlinePatterns.register(_Address(_BARE, md), "bare_address", 115)
    md.inlinePatterns.register(_Entity(_ENTITY, md), "character", 80)
    for name, tag in (("olist", "ol"), ("ulist", "ul")):
        processor: Any = md.parser.blockprocessors[name]
        processor.SIBLING_TAGS = [tag]  # numbers after bullets are a list of their own
        processor.LAZY_OL = False  # a list that starts with 3 starts with 3
    lines = source.split("\n")
    for preprocessor in md.preprocessors:
        lines = preprocessor.run(lines)
    root = cast("Element", md.parser.parseDocument(lines).getroot())
    for treeprocessor in md.treeprocessors:
        changed = treeprocessor.run(root)
        root = root if changed is None else changed
    for code in root.iter("code"):
        code.text = html.unescape(code.text or "")  # the library escapes it for HTML
    return root


class _Address(InlineProcessor):
    """An address in angle brackets or bare in the text, as a link that shows itself."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        shown, end = match[0], match.end()
        if shown.startswith("<"):
            shown = match[1]
        else:
            shown = _without_punctuation(shown)
            end = match.start() + len(shown)
        link = Element("a", href=shown)
        link.text = AtomicString(re.sub("^(?:tel|mailto):", "", shown))
        return link, match.start(), end


class _Entity(InlineProcessor):
    """A character written as HTML does, such as &nbsp; or &#8470;."""

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[str, int, int] | tuple[None, None, None]:
        character = _CONTROL.sub("", html.unescape(match[0]))
        if character == match[0]:
            return None, None, None
        return character, match.start(), match.end()


def _without_punctuation(address: str) -> str:
    """Cut what belongs to the sentence: a full stop, bold's asterisks, the bracket around it."""
    while address:
        last = address[-1]
        unmatched = last in ")]" and address.count(last) > address.count("(" if last == ")" else "[")
        if not unmatched and last not in "*_~.,;:!?'’…|":
            break
        address = address[:-1]
    return address
