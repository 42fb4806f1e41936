"""Detects whether a text is Kazakh, Russian or English, by its letters and most common words."""

from __future__ import annotations

import re

DETECTED = ("kk", "ru", "en")
ENOUGH = 120  # letters; a shorter text may be nothing but names
_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_CYRILLIC = re.compile("[Ѐ-ԯ]+")
_LATIN = re.compile("[A-Za-z]+")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|is|are|for|with|on)\b", re.IGNORECASE)
# The share of Kazakh's own letters among Cyrillic ones: about one in seven in a Kazakh text; a Russian text
# has them in names only.
_MORE_LIKELY_KAZAKH = 0.02
_SURELY_KAZAKH = 0.04
_SURELY_RUSSIAN = 0.01
_SURELY_ENGLISH = 0.05  # the share of the commonest words


def likely_language(text: str) -> str:
    """Return "kk", "ru" or "en": the most likely language of a text of any length."""
    cyrillic, latin = _count(text)
    if cyrillic < latin:
        return "en"
    return "kk" if _kazakh_share(text, cyrillic) > _MORE_LIKELY_KAZAKH else "ru"


def sure_language(text: str) -> str:
    """Return "kk", "ru" or "en", or "" for a text that is too short or not clearly one of them."""
    cyrillic, latin = _count(text)
    if max(cyrillic, latin) < ENOUGH or max(cyrillic, latin) <= 2 * min(cyrillic, latin):
        return ""
    language = likely_language(text)
    is_sure = {
        "kk": lambda: _kazakh_share(text, cyrillic) >= _SURELY_KAZAKH,
        "ru": lambda: _kazakh_share(text, cyrillic) <= _SURELY_RUSSIAN,
        "en": lambda: len(_ENGLISH.findall(text)) >= _SURELY_ENGLISH * len(text.split()),
    }
    return language if is_sure[language]() else ""


def _count(text: str) -> tuple[int, int]:
    """Return the numbers of Cyrillic and of Latin letters."""
    return sum(map(len, _CYRILLIC.findall(text))), sum(map(len, _LATIN.findall(text)))


def _kazakh_share(text: str, cyrillic: int) -> float:
    """Return the share of letters that only Kazakh has among `cyrillic` letters."""
    return len(_KAZAKH.findall(text)) / max(cyrillic, 1)
