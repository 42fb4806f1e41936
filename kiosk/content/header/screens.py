"""Which screens a text names behind `screens:`, each by its name or by its group."""

from __future__ import annotations

import re
import unicodedata

from kiosk.content.header.words import ALL_SCREENS, folded
from kiosk.content.text.lookalikes import as_cyrillic, as_latin

MOST_NAMES = 100  # of a text
MOST_LETTERS = 80  # of a name; that of a screen has 40 at most, see kiosk.settings.screen

_BETWEEN = re.compile(r"[,;/|+&،、]| (?:and|и|және) ")
_JOINTS = re.compile(r"[\s_‐‑‒–—―-]+")  # "foyer 1", "foyer_1" and "foyer–1" are the same screen
_QUOTES = " \"'«»“”„‘’[]()."
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# Words that leave screens out, which no header can: "not foyer", "foyer емес", "-foyer".
_MINUS = re.compile(r"[-‐‑‒–—―−!](?=\w)")
_LEFT_OUT = re.compile(
    r"!.+|(?:(?:all|everywhere|все|всё|везде)-)?(?:not|except|but|no|не|кроме|без)-.+|.+-(?:емес|басқа)"
)


def screen_words(value: str) -> tuple[str, ...]:
    """Return the names and groups in a value, folded by `screen_word`; () for a value that means all screens.

    A page with such words is shown only on the screens that they name.
    """
    parts = [part.strip(_QUOTES) for part in _BETWEEN.split(value)]
    names = tuple(dict.fromkeys(filter(None, map(_part_word, parts))))
    if any(part == "*" or folded(part) in ALL_SCREENS for part in parts):
        return tuple(filter(leaves_out, names))  # "all, but not foyer" is not for all
    return names[:MOST_NAMES]


def screen_word(word: str) -> str:
    """Return the name or the group of a screen in the form that is compared.

    Small letters, one hyphen between words, and all letters of one alphabet where some only look like it.
    """
    plain = _JOINTS.sub("-", unicodedata.normalize("NFKC", word).casefold())
    latin = as_latin(plain).strip("-")[:MOST_LETTERS]
    return as_cyrillic(latin) if _CYRILLIC.search(latin) else latin


def _part_word(part: str) -> str:
    """Return a part of a value as a word; one with a minus before it is the name of no screen."""
    found = _MINUS.match(part)
    return f"!{screen_word(part[1:])}" if found else screen_word(part)


def leaves_out(word: str) -> bool:
    """True for a folded word that was probably meant to keep a page off a screen: "not-foyer"."""
    return _LEFT_OUT.fullmatch(word) is not None
