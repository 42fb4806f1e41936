"""Measures words and lines of text by the fonts themselves, for QML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextLine, QTextOption
from PySide6.QtQml import QmlElement, QmlSingleton

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

ELLIPSIS = "…"
AFTER_WORDS = " .\u00a0,;:–—-"
SHRINK = 0.95  # from one size that is tried to the next
EM = 100.0  # pixels; a size to measure widths that are then given in em
MEASURED = 12  # words with the most letters, of which one is taken to be the widest

KEPT = 500  # texts whose measures are kept: a screen asks for the same title again and again

_TAG = re.compile("<[^>]*>")


def wrapping(mode: QTextOption.WrapMode) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(mode)
    option.setUseDesignMetrics(True)  # as Text does, whose letters are drawn at any size
    return option


WORDS_WHOLE = wrapping(QTextOption.WrapMode.WordWrap)
WORDS_BROKEN = wrapping(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


@QmlElement
@QmlSingleton
class Lines(QObject):
    """Measures plain texts as the screen sets them. Sizes are pixels."""

    @Slot(str, str, float, bool, result=float)
    def widestWord(self, text: str, family: str, size: float, bold: bool) -> float:
        """Return the width of the widest part of `text` in which no line may end."""
        return widest_word(text, family, size, bold)

    @Slot(str, str, float, bool, float, int, result=str)
    def fitting(self, text: str, family: str, size: float, bold: bool, width: float, most: int) -> str:
        """Return the words of `text` that `most` lines of `width` hold, with an ellipsis if not all."""
        return fitting(text, family, size, bold, width, most)

    @Slot(str, str, float, bool, float, result=int)
    def lineCount(self, text: str, family: str, size: float, bold: bool, width: float) -> int:
        """Return the number of lines that `text` takes in a column of `width`."""
        return sum(1 for _ in set_lines(text, font(family, size, bold), width)) if width > 0 else 1

    @Slot(str, str, float, float, float, float, result=bool)
    def fits(
        self, text: str, family: str, size: float, line_height: float, width: float, height: float
    ) -> bool:
        """Return whether all of `text` can be read in a box of `width` and `height`, its words whole."""
        return fits(text, family, size, line_height, width, height)

    @Slot(str, str, float, float, float, float, float, result=float)
    def largestSize(
        self,
        text: str,
        family: str,
        most: float,
        least: float,
        width: float,
        height: float,
        line_height: float,
    ) -> float:
        """Return the largest size from `most` down to `least` in which all of `text` fits into a box.

        `line_height` is that of Text: the distance of two lines in heights of the font.
        """
        size = most
        while size > least and not fits(text, family, size, line_height, width, height):
            size *= SHRINK
        return max(size, least)


@lru_cache(KEPT)
def widest_word(text: str, family: str, size: float, bold: bool) -> float:
    """Return the width in pixels of the widest part of `text` inside which no line can break."""
    words = set_lines(text, font(family, size, bold), 1, WORDS_WHOLE)
    return max((line.naturalTextWidth() for line in words), default=0.0)


@lru_cache(KEPT)
def fitting(text: str, family: str, size: float, bold: bool, width: float, most: int) -> str:
    """Return the words of `text` that fit into `most` lines of `width`, with an ellipsis if cut off.

    Where words are so wide that none has room for the ellipsis behind it, there is none.
    """
    used = font(family, size, bold)
    ends = [line.textStart() + line.textLength() for line in set_lines(text, used, width)]
    if len(ends) <= most:
        return text
    whole = shown = text[: ends[most - 1]].rstrip(AFTER_WORDS)
    if text[len(whole)].isalnum():
        whole = ""  # it ends inside a word
    while shown:
        lengths = [line.textLength() for line in set_lines(shown + ELLIPSIS, used, width)]
        if len(lengths) <= most and lengths[-1] > len(ELLIPSIS):
            return shown + ELLIPSIS
        shown = shown.rpartition(" ")[0].rstrip(AFTER_WORDS)
    return whole or ELLIPSIS


def fits(text: str, family: str, size: float, line_height: float, width: float, height: float) -> bool:
    """Return whether all of `text` can be read in a box, its words whole."""
    step = QFontMetricsF(font(family, size, False)).height() * line_height
    lines = sum(1 for _ in set_lines(text, font(family, size, False), width))
    return lines * step <= height and widest_word(text, family, size, False) <= width


def widest_in_em(texts: Iterable[str]) -> float:
    """Return the width of the widest word of StyledTexts in bold, in sizes of its letters (em)."""
    import html  # imported late: only tables need it, and the home screen would wait

    words = {word for text in texts for word in html.unescape(_TAG.sub("", text)).split(" ")}
    longest = sorted(words, key=len)[-MEASURED:]
    return widest_word(" ".join(longest), "Nunito", EM, True) / EM


@lru_cache(KEPT)
def font(family: str, size: float, bold: bool) -> QFont:
    """Return a font of a size in pixels."""
    used = QFont(family)
    used.setPixelSize(max(1, round(size)))
    used.setBold(bold)
    return used


def set_lines(
    text: str, used: QFont, width: float, option: QTextOption = WORDS_BROKEN
) -> Iterator[QTextLine]:
    """Yield the lines of `text` in a column of `width`, broken as Qt Quick's Text breaks them."""
    layout = QTextLayout(text, used)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        yield line
    layout.endLayout()
