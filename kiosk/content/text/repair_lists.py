"""Repairs items of lists that were typed without the space after their mark."""

from __future__ import annotations

import re
from itertools import pairwise

from kiosk.content.text.line_kinds import item_of
from kiosk.content.text.placeholders import LINE_BREAK

# Each finds at the start of a line a sign that lacks the space behind it.
_BULLET = re.compile(r"(?P<gap>[ \t]*)(?P<sign>[-–*+])(?=[^\W\d_]|\*\*[^\W_]|[«“\"(]\w)")
_BOXED = re.compile(r"(?P<gap>[ \t]*)(?P<sign>[-–—*+])(?=\[[ xXхХ✓vV]?\]\s*[^\s(])")
_NUMBER = re.compile(r"(?P<gap>[ \t]*)(?P<sign>\d{1,3}[.)])(?=[^\W\d_]|\*\*[^\W_]|[«“\"])")
_NUMBERED = re.compile(r"\s*(\d{1,3})[.)]")
# An answer of a quiz, or a thing on a checklist.
_ANSWER = re.compile(r"[ \t]*[-–—*+•]?[ \t]*\[[ xXхХ✓✔vV+]?\][ \t]*[^\s(]")
_SIGNS = ("-", "–", "*", "+", "•")
_HASHTAG = re.compile(r"#[^\W\d]")
_HASHTAGS = re.compile(r"(?:#[^\W\d][\w-]*[,.;]?\s+)+#[^\W\d][\w-]*\W*")


def repair_lists(text: str) -> str:
    """Return a text with a space after each mark of a list and without empty items; hashtags stay as they
    are.

    The text must hold no code.
    """
    lines = text.split("\n")
    if any(line.strip() in _SIGNS for line in lines):
        lines = _without_empty_items(lines)
    # Most lines begin with a letter, and are looked at no further.
    signed = [line for line in lines if not line.lstrip()[:1].isalpha()]
    for pattern in (_BULLET, _BOXED, _NUMBER):
        if any(map(pattern.match, signed)):
            lines = _spaced(lines, pattern)
    if any(map(_ANSWER.match, signed)):
        lines = _with_reasons_apart(lines)
    if any(map(_HASHTAG.match, signed)):
        lines = [f"\\{line}" if _HASHTAGS.fullmatch(line) else line for line in lines]
    return "\n".join(lines)


def _with_reasons_apart(lines: list[str]) -> list[str]:
    """Return lines in which what stands indented below an answer keeps its own line: the reason for it."""
    apart = list(lines)
    for at, (line, below) in enumerate(pairwise(lines)):
        is_reason = below[:1] in (" ", "\t") and below.strip()[:1] not in ("", "[", "!", ">")
        if is_reason and _ANSWER.match(line) and item_of(below.strip()) is None:
            apart[at] = f"{line.rstrip()}{LINE_BREAK}"
    return apart


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
