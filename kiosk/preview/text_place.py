"""Where a line of a text stands on the page that was made of it; no Qt and no Markdown.

A release does not tell the lines of its blocks. Their first letters are looked for in the text, one block
after the other, which is right wherever a reader would find them, too.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_TAG = re.compile(r"<[^<>]*>")
_LENGTHS = (28, 18, 11)  # letters that are looked for: fewer where an address comes between
_LEAST = 3  # letters of a single word, such as what a picture shows
_WORDS = ("title", "text", "question", "value", "label", "date", "name", "alt", "caption")
_PARTS = ("pictures", "items", "header", "answers", "hotspots", "rows")


def row_at(text: str, rows: Sequence[Mapping[str, Any]], line: int) -> int:
    """Return the row of the open page that shows a line of its text, counted from 1; -1 above all rows.

    `rows` are those of OpenPage.rows.
    """
    found = -1
    for row, start in enumerate(row_lines(text, rows)):
        if 0 < start <= line:
            found = row
    return found


def row_lines(text: str, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Return for each row the line of the text in which it begins, 0 where that is not known."""
    own: list[str] = []
    starts: list[int] = []  # of each line, in letters
    count = 0
    for line in text.split("\n"):
        starts.append(count)
        own.append(_letters(html.unescape(line)))
        count += len(own[-1])
    whole = "".join(own)
    lines, at = [], 0
    for row in rows:
        if row.get("continued"):  # what is repeated from the row above stands in the text but once
            row = {name: value for name, value in row.items() if name not in ("title", "header")}
        place = _find(whole, [letters for each in _words(row) if (letters := _letters(each))], at)
        lines.append(bisect_right(starts, place) if place >= 0 else 0)
        at = max(at, place)
    return lines


def line_of(text: str, name: str) -> int:
    """Return the line that names a file, 0 when none does."""
    lines = (at for at, line in enumerate(text.split("\n"), 1) if name.casefold() in line.casefold())
    return next(lines, 0)


def _find(whole: str, words: Sequence[str], at: int) -> int:
    """Return where the beginning of the words is in the letters of a text from `at` on; -1 nowhere."""
    wanted = "".join(words)
    parts = [wanted[:length] for length in _LENGTHS]
    parts += [words[0][: _LENGTHS[0]], wanted[:6]] if words and len(words[0]) >= _LEAST else []
    places = (whole.find(part, at) for part in parts if part)
    return next((place for place in places if place >= 0), -1)


def _words(row: Any) -> Iterator[str]:
    """Yield the words of a row in the order in which its text has them."""
    if isinstance(row, str):
        yield html.unescape(_TAG.sub("", row))
    elif isinstance(row, Mapping):
        for name in _WORDS:
            yield from _words(row.get(name, ""))
        for name in _PARTS:
            yield from _words(row.get(name, ()))
    elif isinstance(row, Sequence):
        for part in row:
            yield from _words(part)


def _letters(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())
