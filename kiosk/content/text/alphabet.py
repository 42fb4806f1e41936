"""Which of the three languages a text seems to be in, by its letters and its commonest words."""

from __future__ import annotations

import re

KNOWN = ("kk", "ru", "en")
_ENOUGH = 120  # letters; fewer may be a few names
_KAZAKH = re.compile("[әғқңөұүіһӘҒҚҢӨҰҮІҺ]")
_CYRILLIC = re.compile("[Ѐ-ԯ]")
_LATIN = re.compile("[A-Za-z]")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|is|are|for|with|on)\b", re.IGNORECASE)
# Kazakh has its own letters at every seventh place; a Russian text has them in names only.
_IS_KAZAKH = 0.04
_IS_RUSSIAN = 0.01
_IS_ENGLISH = 0.05  # of the words


def seeming_language(text: str) -> str:
    """Return "kk", "ru" or "en"; "" where a text is too short or gives no clear answer."""
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if cyrillic >= _ENOUGH and cyrillic > 2 * latin:
        share = len(_KAZAKH.findall(text)) / cyrillic
        return "kk" if share >= _IS_KAZAKH else "ru" if share <= _IS_RUSSIAN else ""
    if latin >= _ENOUGH and latin > 2 * cyrillic:
        return "en" if len(_ENGLISH.findall(text)) >= _IS_ENGLISH * len(text.split()) else ""
    return ""
