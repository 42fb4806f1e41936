"""Repairs items of lists that were typed without the space after their mark."""

from __future__ import annotations

import re

from kiosk.content.text.line_kinds import item_of

# Marks without the space after them.
_BULLET = re.compile(r"^(?P<gap>[ \t]*)(?P<sign>[-–*+])(?=[^\W\d_]|\*\*[^\W_]|[«“\"(]\w)", re.MULTILINE)
_BOXED = re.compile(r"^(?P<gap>[ \t]*)(?P<sign>[-–—*+])(?=\[[ xXхХ✓vV]?\]\s*[^\s(])", re.MULTILINE)
_NUMBER = re.compile(r"^(?P<gap>[ \t]*)(?P<sign>\d{1,3}[.)])(?=[^\W\d_]|\*\*[^\W_]|[«“\"])", re.MULTILINE)
_NUMBERED = re.compile(r"\s*(\d{1,3})[.)]")
_SIGNS = ("-", "–", "*", "+", "•")
_LONE_SIGN = re.compile(r"^[^\S\n]*[-–*+•][^\S\n]*$", re.MULTILINE)
_HASHTAG = re.compile(r"^#[^\W\d]", re.MULTILINE)
_HASHTAGS = re.compile(r"(?:#[^\W\d][\w-]*[,.;]?\s+)+#[^\W\d][\w-]*\W*")


def repair_lists(text: str) -> str:
    """Return a text with a space after each mark of a list and without empty items; hashtags stay as they
    are.

    The text must hold no code.
    """
    if _LONE_SIGN.search(text):
        text = "\n".join(_without_empty_items(text.split("\n")))
    for pattern in (_BULLET, _BOXED, _NUMBER):
        if pattern.search(text):
            text = "\n".join(_spaced(text.split("\n"), pattern))
    if _HASHTAG.search(text):
        text = "\n".join(f"\\{line}" if _HASHTAGS.fullmatch(line) else line for line in text.split("\n"))
    return text


def _without_empty_items(lines: list[str]) -> list[str]:
    """Leave out a mark alone below an item, which would turn the item into a heading."""
    return [
        line
        for at, line in enumerate(lines)
        if line.strip() not in _SIGNS or not (at and item_of(lines[at - 1].lstrip()))
    ]


def _spaced(lines: list[str], pattern: re.Pattern[str]) -> list[str]:
    """Add the missing space after marks where two or more lines, one below the other, form a list."""
    found = [pattern.match(line) for line in lines]
    filled = [at for at, line in enumerate(lines) if line.strip()]
    place = {at: number for number, at in enumerate(filled)}
    out = list(lines)
    for at, match in enumerate(found):
        if match is None or (match["sign"] == "*" and lines[at].count("*") % 2 == 0):
            continue
        beside = [filled[n] for n in (place[at] - 1, place[at] + 1) if 0 <= n < len(filled)]
        if pattern is _BOXED or any(_is_of_same_list(match, found[other], lines[other]) for other in beside):
            out[at] = f"{match[0]} {lines[at][match.end() :]}"
    return out


def _is_of_same_list(match: re.Match[str], other: re.Match[str] | None, line: str) -> bool:
    """True for a line that is an item of the same list, typed with the space or without."""
    sign = match["sign"]
    if sign[0].isdigit():
        number = _NUMBERED.match(line)
        return number is not None and abs(int(number[1]) - int(sign[:-1])) == 1
    return (other is not None and other["sign"] == sign) or line.lstrip().startswith(f"{sign} ")
