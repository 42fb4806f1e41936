"""Detects whether a text is Kazakh, Russian or English, by its letters and most common words."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

DETECTED = ("kk", "ru", "en")
ENOUGH = 120  # letters; fewer may be a few names
_KAZAKH = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|is|are|for|with|on)\b", re.IGNORECASE)
# The share of Kazakh's own letters among Cyrillic ones: about one in seven in a Kazakh text; a Russian text
# has them in names only.
_MORE_LIKELY_KAZAKH = 0.02
_SURELY_KAZAKH = 0.04
_SURELY_RUSSIAN = 0.01
_SURELY_ENGLISH = 0.05  # the share of the commonest words


def likely_language(text: str) -> str:
    """Return "kk", "ru" or "en", whichever is most likely for a text of any length."""
    return _likely(_count(text))


def sure_language(text: str) -> str:
    """Return "kk", "ru" or "en"; "" where a text is too short or gives no clear answer."""
    letters = _count(text)
    few, many = sorted((letters.cyrillic, letters.latin))
    if many < ENOUGH or many <= 2 * few:
        return ""
    language = _likely(letters)
    is_sure = {
        "kk": lambda: letters.kazakh_share >= _SURELY_KAZAKH,
        "ru": lambda: letters.kazakh_share <= _SURELY_RUSSIAN,
        "en": lambda: len(_ENGLISH.findall(text)) >= _SURELY_ENGLISH * len(text.split()),
    }
    return language if is_sure[language]() else ""


class _Letters(NamedTuple):
    """How many letters a text has; Kazakh's own are among the Cyrillic ones."""

    cyrillic: int
    latin: int
    kazakh: int

    @property
    def kazakh_share(self) -> float:
        return self.kazakh / max(self.cyrillic, 1)


def _likely(letters: _Letters) -> str:
    """Return the most likely language of a text with so many letters."""
    if letters.cyrillic < letters.latin:
        return "en"
    return "kk" if letters.kazakh_share > _MORE_LIKELY_KAZAKH else "ru"


def _count(text: str) -> _Letters:
    """Return how many letters of each kind a text has."""
    cyrillic = latin = kazakh = 0
    for letter, count in Counter(text).items():
        if "\u0400" <= letter <= "\u052f":
            cyrillic += count
            kazakh += count if letter in _KAZAKH else 0
        elif letter.isascii() and letter.isalpha():
            latin += count
    return _Letters(cyrillic, latin, kazakh)
