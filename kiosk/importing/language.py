"""The language of a text by its letters: enough for Kazakh, Russian and English."""

from __future__ import annotations

import re

_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_LATIN = re.compile("[a-z]", re.IGNORECASE)
KAZAKH_SHARE = 0.02  # of the Cyrillic letters; a tenth is usual, Kazakh names in Russian come to less


def language_of_text(text: str) -> str:
    """Return "kk", "ru" or "en"."""
    cyrillic = len(_CYRILLIC.findall(text)) + len(_KAZAKH.findall(text))
    if cyrillic < len(_LATIN.findall(text)):
        return "en"
    return "kk" if len(_KAZAKH.findall(text)) > KAZAKH_SHARE * max(cyrillic, 1) else "ru"
