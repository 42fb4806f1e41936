"""An announcement: a short text for all screens, from its file to words and a header.

It is no page: of its Markdown only words, bold and italic are taken, and its header may give times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.content.header import words
from kiosk.content.header.check import QUOTED
from kiosk.content.header.read import Header, split_header
from kiosk.content.header.screens import screen_words
from kiosk.content.header.values import is_draft
from kiosk.content.moments import parse_moment
from kiosk.content.page.block_contents import pictures_of, texts_of
from kiosk.content.page.blocks import (
    Block,
    Heading,
    LinkBlock,
    ListBlock,
    Notice,
    Paragraph,
    Quote,
    Span,
    Text,
)
from kiosk.content.page.inline import plain_words
from kiosk.content.page.parse_context import ParseContext
from kiosk.content.page.parser import parse
from kiosk.content.page.read_blocks import blocks_of
from kiosk.content.text.decode import read_text
from kiosk.content.text.normalize import normalize_markdown
from kiosk.content.text.repair_markup import repair_markup
from kiosk.problems.kind import ERROR
from kiosk.problems.problem import Problem

MOST_LETTERS = 200  # an upright panel of 10 inch has no room for more, unfolded
KEYS = ("from", "until", "screens", "title", "draft")
_DAY_CODES = ("header-day", "header-day-none")  # a time is no day
_WORD_AND_REST = re.compile(r"(\w+)\s+(.+)")
_SENTENCE_END = re.compile(r"[.!?…]+[»”\"')]*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class AnnouncementText:
    """What a file of an announcement says.

    `text` is () where nothing may be shown; lines of it end with "\\n". `begins` and `ends` are the values
    behind `from` and `until` as written, "" for none, `line` is the line of `until`, 0 without one. `screens`
    are the names and groups of the screens that show it, () for all.
    """

    text: Text
    begins: str
    ends: str
    line: int
    screens: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_announcement(data: bytes, file: str, language: str) -> AnnouncementText:
    """Return what the bytes of a file say; `file` is its name, `language` its language, "" for all.

    An error among the problems means that nothing may be shown: the text may have been meant for other times
    or other screens.
    """
    source, problems = read_text(data, f"{language}.md" if language else file)
    found = [_of_announcement(problem, file) for problem in problems]
    if any(problem.severity is ERROR for problem in problems):
        return AnnouncementText((), "", "", 0, (), tuple(found))
    header = split_header(source, file)
    found += _header_problems(header, file)
    blocks = _blocks(header.body, file)
    text = _joined([*_title(header), *(line for block in blocks for line in _lines(block))])
    if any(span.href for span in text) or any(any(pictures_of(block)) for block in blocks):
        found.append(Problem("announcement-words", file))
    text = tuple(replace(span, href="") for span in text)
    length = sum(len(span.text) for span in text)
    if not length:
        found.append(Problem("announcement-empty", file))
    elif length > MOST_LETTERS:
        values = {"length": str(length), "most": str(MOST_LETTERS)}
        found.append(Problem("announcement-long", file, 0, values))
        text = shortened(text, MOST_LETTERS)
    hidden = is_draft(header.fields.get("draft", "")) or any(each.severity is ERROR for each in found)
    return AnnouncementText(
        () if hidden else text,
        header.fields.get("from", ""),
        header.fields.get("until", ""),
        header.lines.get("until", 0),
        screen_words(header.fields.get("screens", "")),
        tuple(found),
    )


def _of_announcement(problem: Problem, file: str) -> Problem:
    """Return a problem of a text as one of an announcement; that of an empty text speaks of pages."""
    return (
        Problem("announcement-empty", file) if problem.code == "text-empty" else replace(problem, file=file)
    )


def shortened(text: Text, most: int) -> Text:
    """Return a text of at most `most` letters.

    A longer one ends with its last whole sentence, or between two words with an ellipsis where that would
    leave less than half of it.
    """
    whole = "".join(span.text for span in text)
    if len(whole) <= most:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(whole[: most + 1]) if match.end() <= most]
    if ends and ends[-1] >= most // 2:
        return tuple(_first(text, ends[-1]))
    cut = whole[: most - 1]
    cut = (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-\n")
    *spans, last = _first(text, len(cut))
    return (*spans, replace(last, text=f"{last.text}…"))


def _first(text: Text, letters: int) -> Iterator[Span]:
    """Yield the spans of the first letters of a text."""
    for span in text:
        if letters > 0:
            yield replace(span, text=span.text[:letters])
        letters -= len(span.text)


def _header_problems(header: Header, file: str) -> Iterator[Problem]:
    """Yield what is wrong in the header; a line of it that is not understood may have hidden something."""
    for problem in header.problems:
        if problem.code == "header-line":
            yield Problem("announcement-header", file, problem.line, problem.values)
        elif problem.code not in _DAY_CODES:
            yield problem
    if is_draft(header.fields.get("draft", "")):
        return
    for key in ("from", "until"):
        value = header.fields.get(key, "")
        if value and parse_moment(value) is None:
            yield Problem("announcement-time", file, header.lines[key], {"key": key, "value": value[:QUOTED]})
    if header.ignored:
        yield Problem(
            "header-foreign", file, 0, {"keys": ", ".join(header.ignored), "known": ", ".join(KEYS)}
        )
    for number, line in enumerate(header.body.split("\n"), 1):
        if line.strip(" \t-–—"):
            if _is_time_without_colon(line.strip()):
                yield Problem("announcement-header", file, number, {"text": line.strip()[:QUOTED]})
            break


def _is_time_without_colon(line: str) -> bool:
    """True for "until 12:00", which lacks the colon of a header."""
    match = _WORD_AND_REST.fullmatch(line)
    return (
        match is not None
        and words.key_of(match[1]) in ("from", "until")
        and parse_moment(match[2]) is not None
    )


def _blocks(body: str, file: str) -> Sequence[Block]:
    """Return the blocks of the text below the header."""
    context = ParseContext(file, body, [])
    try:
        source, context.code_blocks = normalize_markdown(repair_markup(body)[0])
        return blocks_of(parse(source), context)
    except Exception:  # the library fails in many ways; visitors get at least the words
        return [Paragraph((Span(" ".join(body.split())),))]


def _title(header: Header) -> Iterator[Text]:
    """Yield the title that the header gives, as a line of its own."""
    if title := plain_words(header.fields.get("title", "")):
        yield (Span(title, bold=True),)


def _lines(block: Block) -> Iterator[Text]:
    """Yield the lines of a block; a heading is bold, and what a picture shows is not told."""
    if isinstance(block, Heading):
        yield _bold(block.text)
    elif isinstance(block, Paragraph | LinkBlock):
        yield block.text
    elif isinstance(block, ListBlock):
        yield from ((Span(f"{item.marker} " if item.marker else ""), *item.text) for item in block.items)
    elif isinstance(block, Notice):
        yield _bold(block.title)
        yield from block.paragraphs
    elif isinstance(block, Quote):
        yield from block.paragraphs
    elif not any(pictures_of(block)):
        yield from ((Span(text),) for text in texts_of(block))


def _bold(text: Text) -> Text:
    """Return a text in bold."""
    return tuple(replace(span, bold=True) for span in text)


def _joined(lines: Iterable[Text]) -> Text:
    """Return lines as one text, without empty ones."""
    joined: list[Span] = []
    for line in lines:
        if any(span.text.strip() for span in line):
            joined += [Span("\n"), *line] if joined else line
    return tuple(joined)
