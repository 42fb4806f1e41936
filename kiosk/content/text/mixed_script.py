"""Finds words that mix Latin and Cyrillic letters: somebody typed with the wrong keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kiosk.content.text.lookalikes import TWINS
from kiosk.problems.problem import Problem

_LATIN = "A-Za-zÀ-ÖØ-öø-ɏƏəɵ"
_CYRILLIC = "Ѐ-ԯ"
# A Latin letter beside a Cyrillic one; written so that the search stops at Latin letters only.
_BORDER = re.compile(rf"[{_LATIN}](?:(?=[{_CYRILLIC}])|(?<=[{_CYRILLIC}][{_LATIN}]))")
_LONGEST = 100  # letters; anything longer is no word
_QUOTED = 40  # letters of a word or list that a message quotes
_WORD = re.compile(rf"[^\W\d_]{{1,{2 * _LONGEST}}}")
_IS_LATIN = re.compile(f"[{_LATIN}]")
_IS_CYRILLIC = re.compile(f"[{_CYRILLIC}]")
# A Roman number with a Cyrillic ending: "XXғ." lacks a space, but its letters are right.
_ROMAN = re.compile(rf"[IVXLCDM]{{2,}}[{_CYRILLIC}]+")

_LATIN_TWINS = frozenset(TWINS)
_CYRILLIC_TWINS = frozenset(TWINS.values())

_MOST = 50  # words reported of one text


@dataclass(frozen=True, slots=True)
class MixedWord:
    """A word with letters of the wrong script; `latin` says whether that script is Latin."""

    word: str
    letters: tuple[str, ...]
    latin: bool


def mixed_script_words(text: str) -> list[MixedWord]:
    """Return the words, each once, in which a letter was typed with the wrong keyboard.

    A Latin name with a Cyrillic ending does not count if each of its two parts has a letter without a twin in
    the other script.
    """
    if _IS_CYRILLIC.search(text) is None:
        return []
    found: dict[str, MixedWord] = {}
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


def mixed_script_problems(
    text: str, file: str, line_of: Callable[[str], int] = lambda word: 0
) -> Iterator[Problem]:
    """Yield a warning for each such word in a text.

    `file` is the path that problems name; `line_of` returns the line of a word in it, 0 when unknown.
    """
    for wrong in mixed_script_words(text):
        code = "word-latin" if wrong.latin else "word-cyrillic"
        values = {"word": quoted(wrong.word), "letters": quoted(", ".join(wrong.letters))}
        yield Problem(code, file, line_of(wrong.word), values)


def quoted(text: str) -> str:
    """Return a text short enough to be quoted in a message."""
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"


def _wrong(word: str) -> MixedWord | None:
    """Return which letters of a word are of the wrong script, None when the word is right."""
    latin = _IS_LATIN.findall(word)
    cyrillic = _IS_CYRILLIC.findall(word)
    may_be_latin = _CYRILLIC_TWINS.issuperset(cyrillic)
    may_be_cyrillic = _LATIN_TWINS.issuperset(latin)
    if may_be_latin and may_be_cyrillic:
        may_be_cyrillic = len(latin) <= len(cyrillic)
    if may_be_cyrillic:
        return None if _ROMAN.fullmatch(word) else MixedWord(word, tuple(dict.fromkeys(latin)), True)
    return MixedWord(word, tuple(dict.fromkeys(cyrillic)), False) if may_be_latin else None
