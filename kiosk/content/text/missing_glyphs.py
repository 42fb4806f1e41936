"""Finds letters and signs that the screen cannot show because no font has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

# What every font of the kiosk has, as a test makes sure; few texts hold anything else.
_EVERYWHERE = frozenset(
    "\t\n –—‘’‚“”„•…№₸€ҐґҒғҚқҢңҮүҰұҺһӘәӨө"
    + "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x400, 0x460))))
)
_NO_SHAPE = frozenset(("Cc", "Cf", "Cs", "Zs", "Zl", "Zp"))


def missing_glyphs(text: str, has: Callable[[str], bool]) -> list[str]:
    """Return the letters and signs of a text, each once, for which `has` returns False."""
    rare = set(text) - _EVERYWHERE
    if not rare:
        return []
    return [
        letter
        for letter in dict.fromkeys(text)
        if letter in rare and _needs_glyph(letter) and not has(letter)
    ]


def _needs_glyph(letter: str) -> bool:
    """False for spaces, for characters that only change their neighbours, and for damaged text."""
    steers = "\ufe00" <= letter <= "\ufe0f" or letter == "\ufffd"
    return not steers and unicodedata.category(letter) not in _NO_SHAPE
