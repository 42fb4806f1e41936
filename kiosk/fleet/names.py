"""Names that a topic can take: the letters a to z, digits and single hyphens."""

from __future__ import annotations

import re
import unicodedata

MOST_LETTERS = 60
_CYRILLIC = "а б в г д е ё ж  з и й к л м н о п р с т у ф х  ц  ч  ш  щ    ы э ю  я  ә ғ қ ң ө ұ ү һ і"
_AS_LATIN = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch y e iu ia a g q n o u u h i"
_LATIN = dict(zip(_CYRILLIC.split(), _AS_LATIN.split(), strict=True))
_LATIN |= {"ъ": "", "ь": ""}


def topic_name(text: str) -> str:
    """Return a name as a topic can take it: "Фойе 1" is "foie-1"; "" when nothing of it is left.

    Cyrillic letters, Kazakh ones among them, become Latin ones; accents go; all else becomes a hyphen.
    """
    latin = "".join(_LATIN.get(letter, letter) for letter in text.casefold())
    name = re.sub("[^a-z0-9]+", "-", _without_accents(latin).lower())
    return name[:MOST_LETTERS].strip("-")


def _without_accents(text: str) -> str:
    """Return a text whose letters have lost their accents."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def is_topic_name(text: str) -> bool:
    """Return whether a text, which may be anybody's, is such a name."""
    return len(text) <= 2 * MOST_LETTERS + 1 and re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", text) is not None
