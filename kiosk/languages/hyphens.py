"""Soft hyphens for words that are too long for a narrow column.

Kazakh and Russian words are divided before a consonant and its vowel ("госу-дарствен-ный"), where both
orthographies always allow it. English hyphenation follows a word's origin, for which there is no rule, so
only words that would fit into no column are divided.
"""

from __future__ import annotations

import re

SOFT_HYPHEN = "\u00ad"
LEAST_PART = 3  # letters before and after a hyphen
LONG_CYRILLIC = 12
LONG_LATIN = 18

_VOWELS = "аеёиоуыэюяәөұүіaeiouyáéíóúäëïöüəı"
_CYRILLIC = "\u0400-\u04ff"
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
# Tags and entities stay as they are.
_LONG_WORD = re.compile(rf"<[^>]*>|&\w+;|[{_CYRILLIC}]{{{LONG_CYRILLIC},}}|[{_LATIN}]{{{LONG_LATIN},}}")
_PART = re.compile(rf"(?<=[^\W\d_])(?=[^{_VOWELS}\W\d_ьъй][{_VOWELS}])", re.IGNORECASE)
_ONE_SOUND = re.compile(r"[cpstwg]h|ck|qu", re.IGNORECASE)
_VOWEL = re.compile(f"[{_VOWELS}]", re.IGNORECASE)


def hyphenated(text: str) -> str:
    """Return a text, plain or StyledText, with soft hyphens in its long words."""
    return _LONG_WORD.sub(lambda found: found[0] if found[0][0] in "<&" else _parted(found[0]), text)


def _parted(word: str) -> str:
    """Return a word with soft hyphens."""
    places = [
        found.start()
        for found in _PART.finditer(word)
        if LEAST_PART <= found.start() <= len(word) - LEAST_PART
        and not _ONE_SOUND.fullmatch(word[found.start() - 1 : found.start() + 1])
        and _VOWEL.search(word[: found.start()])
    ]
    parts = [word[start:end] for start, end in zip([0, *places], [*places, len(word)], strict=True)]
    return SOFT_HYPHEN.join(parts)
