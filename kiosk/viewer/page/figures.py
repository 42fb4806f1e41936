"""Divides a big figure into what stands before the number, the number and its unit; no Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_WORDS = re.compile(r"\S+")
LEAST = 4  # letters: fewer stay beside their number ("до 5", "97 м", "8 km²")
LEAST_OF_A_WORD = 3  # letters: a day ("күн"), not a sign ("км")


class FigureParts(NamedTuple):
    """A big figure: "about", "27", "million t". What does not have this form is the number alone."""

    before: str
    number: str
    unit: str


def divided(values: Sequence[str]) -> list[FigureParts]:
    """Return the parts of the figures of a block; where one has a word below its number, all have."""
    figures = [parts_of(value) for value in values]
    if any(figure.unit for figure in figures):
        return [parts_of(value, least_unit=LEAST_OF_A_WORD) for value in values]
    return figures


def parts_of(value: str, least_unit: int = LEAST) -> FigureParts:
    """Return the parts of a figure; signs and endings of the number stay with it ("$62", "90 %-дан").

    A unit of fewer letters than `least_unit` stays beside its number.
    """
    words = list(_WORDS.finditer(value))
    numbers = [at for at, word in enumerate(words) if any(map(str.isdecimal, word[0]))]
    if not numbers:
        return FigureParts("", value, "")
    first = last = numbers[0]
    while last + 1 < len(words) and not words[last + 1][0][0].isalpha():
        last += 1
    before = value[: words[first].start()].strip()
    unit = value[words[last].end() :].strip()
    if _letters(before) < LEAST or not all(word.isalpha() for word in before.split()):
        before, first = "", 0
    if _letters(unit) < least_unit or numbers[-1] > last:
        unit, last = "", len(words) - 1
    return FigureParts(before, value[words[first].start() : words[last].end()], unit)


def _letters(words: str) -> int:
    """Return the number of letters."""
    return sum(map(str.isalpha, words))
