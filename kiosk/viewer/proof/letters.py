"""Finds the letters for which neither the kiosk's fonts nor the machine's have a picture."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QRawFont, QTextLayout

from kiosk.viewer.proof.seen import SeenText
from kiosk.viewer.proof.text_lines import plain

# Signs without a picture of their own, by their Unicode category: they may lack a glyph and nobody sees it.
_INVISIBLE = frozenset({"Cc", "Cf", "Mn", "Me", "Zl", "Zp", "Zs"})


def missing_letters(seen: SeenText) -> str:
    """Return the letters of a text that are shown as a box, each once, in their order."""
    letters, _ = plain(seen.text, seen.styled)
    family = seen.font.family()
    return "".join(letter for letter in dict.fromkeys(letters) if not has_glyph(letter, family))


@cache
def has_glyph(letter: str, family: str) -> bool:
    """Return whether the screen has a glyph for a letter, in this family or in one that stands in for it."""
    from unicodedata import category

    if category(letter) in _INVISIBLE:
        return True
    return all(index for _, indexes in glyphs(letter, QFont(family)) for index in indexes)


def glyphs(text: str, font: QFont) -> list[tuple[QRawFont, list[int]]]:
    """Return the fonts with which a text is drawn, each with the numbers of its glyphs; 0 is the box."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [(run.rawFont(), list(run.glyphIndexes())) for run in layout.glyphRuns()]
