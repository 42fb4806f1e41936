"""Lines that say that a text is not ready, wherever staff wrote them: nobody writes them for visitors."""

from __future__ import annotations

import re

from kiosk.content.header import words as words
from kiosk.content.text.line_kinds import fence_of

SHORT = 40  # letters of a value that says when or whether, not what
_INVISIBLE = re.compile("[\ufeff\u200b-\u200f\u2060\u00ad]")
_SHOUTED = re.compile(r"[\W_]*(?:DRAFT|ЧЕРНОВИК|ҚАРАЛАМА)(?!\w)")
_HIDDEN = re.compile(
    r"[\W_]*(?P<key>[^\W\d_]+(?: [^\W\d_]+)?)[*_\"'»”]*(?:\s*[:：﹕=]|\s+[-–—]|\s)"
    r"[\W_]*(?P<value>[^\W_]+)[\W_]*"
)


def visible(line: str) -> str:
    """Return a line without the signs that nobody sees."""
    return _INVISIBLE.sub("", line)


def bare(line: str) -> str:
    return visible(line).strip()


def hiding_line(lines: list[str], start: int) -> int | None:
    """Return the first line from `start` on that only says that the text is a draft, None without one.

    Such words are no header where they stand, but nobody writes them for visitors.
    """
    fence = ""
    filled = 0
    for number, line in enumerate(lines[start:], start):
        body = bare(line)
        if not body:
            continue
        if opened := fence_of(body):
            fence = "" if fence and opened.startswith(fence) else fence or opened
        if fence or line.startswith(("    ", "\t")) or body.startswith("`"):
            continue
        filled += 1
        early = filled <= 3 and len(body) <= SHORT
        if says_hidden(body) or (early and (words.is_unready(body) or _SHOUTED.match(body))):
            return number
    return None


def says_hidden(line: str) -> bool:
    """True for `черновик: да`, whatever signs stand around it."""
    match = _HIDDEN.fullmatch(line) if len(line) <= 2 * SHORT else None
    if match is None:
        return False
    key = words.key_of(match["key"])
    if words.hides(match["key"], match["value"]):
        return words.folded(match["key"]).isascii()  # "готово: нет" may be said to visitors
    return key == "draft" and not words.is_doubtful(match["key"]) and words.is_yes(match["value"])


def is_hiding(line: str) -> bool:
    """True for a line between two marks that says without a colon that the text is not ready."""
    body = bare(line)
    return says_hidden(body) or words.is_unready(body) or words.key_of(body) == "draft"
