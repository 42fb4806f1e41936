"""Finds the line of a text that a row of its page was made of, and back; no Qt and no Markdown.

A release does not have the lines of its blocks. So the first letters of each block are searched for in the
text, one block after the other, which finds the place wherever a reader would find it.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kiosk.releases.blocks import KINDS
from kiosk.releases.fields import word_fields

_TAG = re.compile(r"<[^<>]*>")
_LENGTHS = (28, 18, 11)  # letters to search for: fewer if those are not found, since an address may interrupt
_LEAST = 3  # letters that a text needs to be searched for alone
_WORDS = frozenset[str]().union(*map(word_fields, KINDS.values()))  # the roles of a row that hold words


def row_at(text: str, rows: Sequence[Mapping[str, Any]], line: int) -> int:
    """Return the index of the row that shows a line of the text, counted from 1; -1 above all rows.

    `rows` are those of OpenPage.rows.
    """
    found = -1
    for row, start in enumerate(row_lines(text, rows)):
        if 0 < start <= line:
            found = row
    return found


def row_lines(text: str, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Return for each row the line of the text in which it starts, 0 where that is not known."""
    own: list[str] = []
    starts: list[int] = []  # the number of letters before each line
    count = 0
    for line in text.split("\n"):
        starts.append(count)
        own.append(_letters(html.unescape(line)))
        count += len(own[-1])
    whole = "".join(own)
    lines, at = [], 0
    for row in rows:
        if row.get("continued"):  # these are repeated from the row above, and stand in the text only once
            row = {name: value for name, value in row.items() if name not in ("title", "header")}
        place = _find(whole, [letters for each in _words(row) if (letters := _letters(each))], at)
        lines.append(bisect_right(starts, place) if place >= 0 else 0)
        at = max(at, place)
    return lines


def line_of(text: str, name: str) -> int:
    """Return the first line that names a file, 0 when none does."""
    lines = (at for at, line in enumerate(text.split("\n"), 1) if name.casefold() in line.casefold())
    return next(lines, 0)


def _find(whole: str, words: Sequence[str], at: int) -> int:
    """Return where the start of the words is in the letters of a text from `at` on, -1 if nowhere."""
    wanted = "".join(words)
    parts = [wanted[:length] for length in _LENGTHS]
    parts += [words[0][: _LENGTHS[0]], wanted[:6]] if words and len(words[0]) >= _LEAST else []
    places = (whole.find(part, at) for part in parts if part)
    return next((place for place in places if place >= 0), -1)


def _words(row: Any) -> Iterator[str]:
    """Yield the words of a row in the order in which the text has them."""
    if isinstance(row, str):
        yield html.unescape(_TAG.sub("", row))
    elif isinstance(row, Mapping):
        for name, value in row.items():
            if name in _WORDS:
                yield from _words(value)
    elif isinstance(row, Sequence):
        for part in row:
            yield from _words(part)


def _letters(words: str) -> str:
    """Return the letters and digits of a text, in small letters."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())
