"""Takes HTML comments out of a text."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"(?<!\\)<!(?:--|—|–)")
_COMMENT_END = re.compile("(?:--|—|–)>")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n|\Z")
_QUOTED = 40  # letters of an unclosed comment that are returned


def without_comments(text: str) -> tuple[str, list[str]]:
    """Return a text without its comments, and the first words of each comment that has no end.

    A comment without an end ends with its paragraph. The number of lines stays the same.
    """
    out: list[str] = []
    unclosed: list[str] = []
    at, closed = 0, True
    while begin := _COMMENT.search(text, at):
        end = _COMMENT_END.search(text, begin.end()) if closed else None
        closed = end is not None
        until = end.end() if end else _paragraph_end(text, begin.end())
        if end is None:
            unclosed.append(text[begin.start() : begin.start() + _QUOTED].split("\n")[0])
        out += [text[at : begin.start()], "\n" * text.count("\n", begin.start(), until)]
        at = until
    return "".join([*out, text[at:]]), unclosed


def _paragraph_end(text: str, start: int) -> int:
    """Return where the paragraph around a position ends."""
    end = _PARAGRAPH_END.search(text, start)
    return end.start() if end else len(text)
