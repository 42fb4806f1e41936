"""Finds signs of Markdown and similar languages that are left in a text, where visitors would see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUOTED = 30  # letters that a message quotes

_ANY = re.compile(r"[*_<&\[\]`{}~=#|\\+]")
# What stands alone: each with what it must not be, such as a power, a name with underscores, a path.
_RAW = re.compile(
    r"""(?P<bold>(?<![\w*])\*{2,3}(?=[^\s*])|(?<=[^\s*\d])\*{2,3}(?![\w*]))
    |(?P<star>(?:(?<=[\s(«“"])|\A)\*(?=[^\W\d_]))
    |(?P<under>(?<![\w_])_{1,3}(?=[^\W_])|(?<=[^\W_])__(?!\w))
    |(?P<comment><!--|-->)
    |(?P<tag></?[a-zA-Z][a-zA-Z0-9:-]*(?:\s+[a-zA-Z][\w:.-]*\s*=[^<>]*)?\s*/?>)
    |(?P<entity>&(?:[a-zA-Z]{2,10}|\#\d+);)
    |(?P<picture>!\[|\]\(|!\((?=[^()]*\)\[))
    |(?P<note>\[\^[^\[\]\s]+\])
    |(?P<code>`{3,}|(?<!\w)`(?=\S)|(?<=\S)`(?!\w))
    |(?P<template>\{\{|\}\}|\{%|%\}|\{[:.\#][^{}]*\}|\[\[|\]\]|:::)
    |(?P<struck>~~|==(?=\w)|(?<=\w)==(?!\w))
    |(?P<head>\A\s*\#{1,6}(?=\s|\Z))
    |(?P<row>\A\s*\|(?=.*\|\s*\Z))
    |(?P<line>\A\s*(?:={3,}|\+{3,}|\*{3,}|_{3,})(?=\s*\Z))
    |(?P<slash>(?<![A-Za-z]:)(?<![\w\\/.])\\(?=[^\s\\])|(?<=\s)\\\\(?=\s|\Z))""",
    re.VERBOSE,
)


# "Price: 500* ... *for groups": a star that refers to a footnote.
_FOOTNOTE = re.compile(r"[^\W_]\*(?=[\s.,;:!?)]|\Z)")


def has_footnotes(text: str) -> bool:
    """True for a text in which a star behind a word refers to a footnote: "500* ... *for groups"."""
    return _FOOTNOTE.search(text) is not None


def leftover_markup(text: str) -> Iterator[tuple[str, str]]:
    """Yield each sign that has no meaning where it stands, and words beside it to quote.

    Signs that people write for their own sake do not count: 5 * 3, snake_case, <3, a < b > c, 2**8,
    C:\\photos.
    """
    if _ANY.search(text) is None and "-->" not in text and ":::" not in text:  # as in most texts
        return
    for found in _RAW.finditer(text):
        sign = found[0].strip()
        words = text[found.start() : found.start() + _QUOTED].split("\n")[0].strip()
        if words == sign and found.start():
            words = text[max(0, found.end() - _QUOTED) : found.end()].split("\n")[-1].strip()
        yield sign, words
