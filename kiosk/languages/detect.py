"""The language of a text among Kazakh, Russian and English, by its letters and commonest words."""

from __future__ import annotations

import re

DETECTED = ("kk", "ru", "en")
ENOUGH = 120  # letters; fewer may be a few names
_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_CYRILLIC = re.compile("[Ѐ-ԯ]+")
_LATIN = re.compile("[A-Za-z]+")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|is|are|for|with|on)\b", re.IGNORECASE)
# Shares of Kazakh's own letters in the Cyrillic ones: a Kazakh text has one at every seventh place or so,
# a Russian text in names only.
_MORE_LIKELY_KAZAKH = 0.02
_SURELY_KAZAKH = 0.04
_SURELY_RUSSIAN = 0.01
_SURELY_ENGLISH = 0.05  # of the words


def likely_language(text: str) -> str:
    """Return "kk", "ru" or "en", whichever is most likely for a text of any length."""
    cyrillic, latin = _count(text)
    if cyrillic < latin:
        return "en"
    return "kk" if _kazakh_share(text, cyrillic) > _MORE_LIKELY_KAZAKH else "ru"


def sure_language(text: str) -> str:
    """Return "kk", "ru" or "en"; "" where a text is too short or gives no clear answer."""
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
    """Return the number of Cyrillic and of Latin letters."""
    return sum(map(len, _CYRILLIC.findall(text))), sum(map(len, _LATIN.findall(text)))


def _kazakh_share(text: str, cyrillic: int) -> float:
    return len(_KAZAKH.findall(text)) / max(cyrillic, 1)
