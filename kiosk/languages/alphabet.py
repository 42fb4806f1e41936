"""The initial letters of titles, in the order of the reader's alphabet."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

# Unicode orders the letters of Kazakh after all those of Russian, so their order is given here.
_CYRILLIC = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
DIGITS = "0–9"


def initial(title: str) -> str:
    """Return the letter under which a title is listed: `DIGITS` for a number, "" without any letter."""
    for sign in title:
        if sign.isdigit():
            return DIGITS
        if sign.isalpha():
            return sign.upper()[:1]
    return ""


def in_order(letters: Iterable[str]) -> list[str]:
    """Return letters, each once, in alphabetical order: the most frequent script first, digits last."""
    listed = list(letters)
    common = Counter(map(_script, listed))

    def place(letter: str) -> tuple[bool, int, str, int, str, str]:
        """Return the key that a letter is sorted by."""
        plain = unicodedata.normalize("NFD", letter)[0]  # É beside E
        script = _script(letter)
        return letter == DIGITS, -common[script], script, _CYRILLIC.find(letter), plain, letter

    return sorted(set(listed), key=place)


def _script(letter: str) -> str:
    """Return the first word of a letter's Unicode name, which is its script."""
    return unicodedata.name(letter[0], "").partition(" ")[0]
