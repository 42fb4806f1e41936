"""The letters that titles begin with, in the order of the reader's alphabet."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

# Unicode has the letters of Kazakh and its neighbours after those of Russian.
_CYRILLIC = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
DIGITS = "0–9"


def initial(title: str) -> str:
    """Return the letter under which a title is looked for; `DIGITS` for a number, "" for a title of signs."""
    for sign in title:
        if sign.isdigit():
            return DIGITS
        if sign.isalpha():
            return sign.upper()[:1]
    return ""


def in_order(letters: Iterable[str]) -> list[str]:
    """Return letters, each once, by the alphabet, the script that most of them are in first; digits last."""
    listed = list(letters)
    common = Counter(map(_script, listed))

    def place(letter: str) -> tuple[bool, int, str, int, str, str]:
        plain = unicodedata.normalize("NFD", letter)[0]  # É beside E
        script = _script(letter)
        return letter == DIGITS, -common[script], script, _CYRILLIC.find(letter), plain, letter

    return sorted(set(listed), key=place)


def _script(letter: str) -> str:
    return unicodedata.name(letter[0], "").partition(" ")[0]
