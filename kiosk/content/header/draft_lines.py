"""Finds lines that say that a text is a draft, anywhere in it: such a line is never meant for visitors."""

from __future__ import annotations

import re

from kiosk.content.header import words
from kiosk.content.text.line_kinds import fence_of, visible_body

SHORT = 40  # letters; a longer value is a sentence, not a date or a yes or no
_SHOUTED = re.compile(r"[\W_]*(?:DRAFT|ЧЕРНОВИК|ҚАРАЛАМА)(?!\w)")
_SAYS_DRAFT = re.compile(
    r"[\W_]*+(?P<key>[^\W\d_]++(?: [^\W\d_]++)?)[*_\"'»”]*(?:\s*[:：﹕=]|\s+[-–—]|\s)"
    r"[\W_]*+(?P<value>[^\W_]++)[\W_]*+"
)


def draft_line_in(lines: list[str], start: int) -> int | None:
    """Return the index of the first line at or after `start` that only says that the text is a draft.

    None when there is no such line. Code and indented lines do not count.
    """
    fence = ""
    filled = 0
    for number, line in enumerate(lines[start:], start):
        body = visible_body(line)
        if not body:
            continue
        if opened := fence_of(body):
            fence = "" if fence and opened.startswith(fence) else fence or opened
        if fence or line.startswith(("    ", "\t")) or body.startswith("`"):
            continue
        filled += 1
        early = filled <= 3 and len(body) <= SHORT
        if says_draft(body) or (early and (words.is_unready(body) or _SHOUTED.match(body))):
            return number
    return None


def says_draft(line: str) -> bool:
    """True for a line such as `черновик: да`, with or without Markdown signs around the words."""
    match = _SAYS_DRAFT.fullmatch(line) if len(line) <= 2 * SHORT else None
    if match is None:
        return False
    key = words.key_of(match["key"])
    if words.hides(match["key"], match["value"]):
        return words.folded(match["key"]).isascii()  # "готово: нет" may be said to visitors
    return key == "draft" and not words.is_doubtful(match["key"]) and words.is_yes(match["value"])


def is_draft_line(line: str) -> bool:
    """True for a line of a header that says in any way, even without a colon, that the text is a draft."""
    body = visible_body(line)
    return says_draft(body) or words.is_unready(body) or words.key_of(body) == "draft"
