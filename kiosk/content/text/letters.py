"""Letters that only look like the right ones, and letters that no font of the kiosk has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kiosk.content.text.lookalikes import TWINS
from kiosk.problems.problem import Problem

_LATIN = "A-Za-zÀ-ÖØ-öø-ɏƏəɵ"
_CYRILLIC = "Ѐ-ԯ"
# A Latin letter beside a Cyrillic one; written so that only Latin letters are looked at twice.
_BORDER = re.compile(rf"[{_LATIN}](?:(?=[{_CYRILLIC}])|(?<=[{_CYRILLIC}][{_LATIN}]))")
_LONGEST = 100  # letters; what is longer is no word
_QUOTED = 40  # letters of a word or list that a message quotes
_WORD = re.compile(rf"[^\W\d_]{{1,{2 * _LONGEST}}}")
_IS_LATIN = re.compile(f"[{_LATIN}]")
_IS_CYRILLIC = re.compile(f"[{_CYRILLIC}]")
# A century or a part with its ending: "XXғ." lacks a space, but its letters are right.
_ROMAN = re.compile(rf"[IVXLCDM]{{2,}}[{_CYRILLIC}]+")

_LATIN_TWINS = frozenset(TWINS)
_CYRILLIC_TWINS = frozenset(TWINS.values())

# What every font of the kiosk has (a test asks them); few texts hold anything else.
_EVERYWHERE = frozenset(
    "\t\n –—‘’‚“”„•…№₸€ҐґҒғҚқҢңҮүҰұҺһӘәӨө"
    + "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x400, 0x460))))
)
_NO_SHAPE = frozenset(("Cc", "Cf", "Cs", "Zs", "Zl", "Zp"))
_MOST = 50  # of one text


@dataclass(frozen=True, slots=True)
class Mistyped:
    """A word of mixed script; `letters` are those of the wrong one, `latin` tells which that is."""

    word: str
    letters: tuple[str, ...]
    latin: bool


def mistyped(text: str) -> list[Mistyped]:
    """Return the words, each once, in which a letter was typed with the wrong keyboard.

    A word that joins a Latin name and a Cyrillic ending is none, as long as one of its letters
    in each script looks like no letter of the other.
    """
    if _IS_CYRILLIC.search(text) is None:
        return []
    found: dict[str, Mistyped] = {}
    end = 0
    for border in _BORDER.finditer(text):
        if border.start() < end:
            continue
        start = border.start()
        while start and text[start - 1].isalpha() and border.start() - start < _LONGEST:
            start -= 1
        match = _WORD.match(text, start)
        end = match.end() if match else end
        if match and match[0] not in found and (wrong := _wrong(match[0])):
            found[match[0]] = wrong
            if len(found) == _MOST:
                break
    return list(found.values())


def mistyped_words(text: str, file: str, line_of: Callable[[str], int] = lambda word: 0) -> Iterator[Problem]:
    """Yield a warning for each of them; `line_of` tells where in `file` a word stands, 0 if unknown."""
    for wrong in mistyped(text):
        code = "word-latin" if wrong.latin else "word-cyrillic"
        values = {"word": quoted(wrong.word), "letters": quoted(", ".join(wrong.letters))}
        yield Problem(code, file, line_of(wrong.word), values)


def quoted(text: str) -> str:
    """Return a text as short as a message can quote it."""
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"


def _wrong(word: str) -> Mistyped | None:
    latin = _IS_LATIN.findall(word)
    cyrillic = _IS_CYRILLIC.findall(word)
    may_be_latin = _CYRILLIC_TWINS.issuperset(cyrillic)
    may_be_cyrillic = _LATIN_TWINS.issuperset(latin)
    if may_be_latin and may_be_cyrillic:
        may_be_cyrillic = len(latin) <= len(cyrillic)
    if may_be_cyrillic:
        return None if _ROMAN.fullmatch(word) else Mistyped(word, tuple(dict.fromkeys(latin)), True)
    return Mistyped(word, tuple(dict.fromkeys(cyrillic)), False) if may_be_latin else None


def without_shape(text: str, has: Callable[[str], bool]) -> list[str]:
    """Return the letters and signs, each once, that `has` does not know and a screen would need."""
    rare = set(text) - _EVERYWHERE
    if not rare:
        return []
    return [
        letter
        for letter in dict.fromkeys(text)
        if letter in rare and _needs_shape(letter) and not has(letter)
    ]


def _needs_shape(letter: str) -> bool:
    """False for spaces, marks that only steer the letters around them, and what is damaged anyway."""
    steers = "\ufe00" <= letter <= "\ufe0f" or letter == "\ufffd"
    return not steers and unicodedata.category(letter) not in _NO_SHAPE
