"""Inline content as data: spans of text in one style, and the pictures between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from kiosk.content.page.blocks import Picture, Span, Text

Part = Span | Picture
Style = tuple[bool, bool, str]  # bold, italic, href

_SPACES = re.compile(r"[ \t]+")
_AROUND_BREAK = re.compile(r"[ \t]*\n[ \t\n]*")


def text_of(parts: Iterable[Part]) -> Text:
    """Return the spans among the parts, with white space collapsed and neighbours of one style joined."""
    chunks: list[tuple[str, Style]] = []
    last = "\n"
    apart = False
    for part in parts:
        if isinstance(part, Picture):
            apart = True
            continue
        text = part.text
        if "\n" in text or "  " in text or "\t" in text:
            text = _AROUND_BREAK.sub("\n", _SPACES.sub(" ", text))
        if apart and last.isalnum() and text[:1].isalnum():
            text = f" {text}"  # a picture stood between two words
        apart = apart and not text
        if last in " \n":
            text = text.lstrip(" \n" if last == "\n" else " ")
        if text:
            chunks.append((text, (part.bold, part.italic, part.href)))
            last = text[-1]
    _strip_end(chunks)
    if len(chunks) == 1:
        ((text, style),) = chunks
        return (Span(text.replace(" \n", "\n"), *style),)
    return tuple(
        Span("".join([text for text, _ in run]).replace(" \n", "\n"), *style)
        for style, run in groupby(chunks, key=itemgetter(1))
    )


def _strip_end(chunks: list[tuple[str, Style]]) -> None:
    """Remove blanks, and spans that are nothing else, from the end of a text."""
    while chunks:
        text, style = chunks.pop()
        if text := text.rstrip(" \n"):
            chunks.append((text, style))
            return


def pictures_among(parts: Iterable[Part]) -> list[Picture]:
    """Return the pictures among the parts, in order."""
    return [part for part in parts if isinstance(part, Picture)]


def is_blank(parts: Iterable[Part]) -> bool:
    """True where there is neither a word nor a picture."""
    return all(isinstance(part, Span) and not part.text.strip() for part in parts)


def plain(text: Text) -> str:
    """Return a text without its styles."""
    return "".join([span.text for span in text])


def as_bold(text: Text) -> Text:
    """Return a text with all of its spans in bold."""
    return tuple(replace(span, bold=True) for span in text)


def in_lines(texts: Iterable[Text]) -> Text:
    """Return several texts as one, each on a line of its own."""
    parts: list[Part] = []
    for text in texts:
        parts += [*([Span("\n")] if parts else []), *text]
    return text_of(parts)


def without_start(text: Text, count: int, strip: str = " \n") -> Text:
    """Return a text without its first `count` characters, and without those of `strip` that follow."""
    spans: list[Span] = []
    for span in text:
        rest = span.text[count:]
        count = max(0, count - len(span.text))
        if not spans:
            rest = rest.lstrip(strip)
        if rest:
            spans.append(replace(span, text=rest))
    return tuple(spans)


def split_at_break(text: Text) -> tuple[Text, Text]:
    """Return the first line of a text, and all further lines; () where there are none."""
    words = plain(text)
    at = words.find("\n")
    if at < 0:
        return text, ()
    return _first(text, at), without_start(text, at)


def _first(text: Text, count: int) -> Text:
    """Return the first `count` characters of a text."""
    spans: list[Part] = []
    for span in text:
        spans.append(replace(span, text=span.text[:count]))
        count = max(0, count - len(span.text))
    return text_of(spans)


def bold_start(text: Text) -> str:
    """Return the bold words at the start of a text, "" when it does not start with bold words."""
    if not text or not text[0].bold:
        return ""
    words = ""
    for span in text:
        if not span.bold and span.text.strip(" \n"):
            break
        words += span.text
    return words.strip(" \n")
