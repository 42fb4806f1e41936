"""Keeps the last word of a paragraph from standing alone on its last line; no Qt."""

from __future__ import annotations

import re

LEAST = 60  # letters; a shorter paragraph has one line or looks like a title
SHORT, MOST = 7, 16  # letters of a last word that would look lost, and of it with the word before

# Words without tags and entities: between two of those the space is a common one.
_WORD = re.compile(r"[^<>&;\s]+")


def kept_together(text: str) -> str:
    """Return a StyledText whose last two words share a line if the last one is short."""
    if len(text) < LEAST:
        return text
    rest, _, last = text.rpartition(" ")
    before = rest.rpartition(" ")[2]
    small = len(last) <= SHORT and len(before) + len(last) < MOST
    if not small or not _WORD.fullmatch(last) or not _WORD.fullmatch(before):
        return text
    return f"{rest}&nbsp;{last}"
