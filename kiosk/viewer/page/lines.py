"""Measures words and lines of text by the fonts themselves, for QML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextLine, QTextOption
from PySide6.QtQml import QmlElement, QmlSingleton

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

ELLIPSIS = "…"
AFTER_WORDS = " \u00a0,;:–—-"
SHRINK = 0.95  # from one size that is tried to the next
LINES_OF_A_TITLE = 3
MOST_BALANCED = 4  # lines; a longer text is no title
EM = 100.0  # pixels; a size to measure widths that are then given in em
MEASURED = 12  # words with the most letters, of which one is taken to be the widest

KEPT = 500  # texts whose measures are kept: a screen asks for the same title again and again

_TAG = re.compile("<[^>]*>")
_ARTICLE = re.compile(r"\b(the|an?) ", re.IGNORECASE)


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

    @Slot(str, str, float, bool, float, result=float)
    def balancedWidth(self, text: str, family: str, size: float, bold: bool, width: float) -> float:
        """Return the least width in which `text` has no more lines than in `width`."""
        return balanced_width(text, family, size, bold, width)

    @Slot(str, str, float, bool, float, result=str)
    def articlesKept(self, text: str, family: str, size: float, bold: bool, width: float) -> str:
        """Return `text` with English articles kept on the lines of their nouns, where `width` allows it."""
        return articles_kept(text, family, size, bold, width)

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

    @Slot(str, result=str)
    def hyphenated(self, text: str) -> str:
        """Return `text` with soft hyphens in its long words."""
        from kiosk.languages.hyphens import hyphenated  # imported late: most titles need none

        return hyphenated(text)


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


@lru_cache(KEPT)
def balanced_width(text: str, family: str, size: float, bold: bool, width: float) -> float:
    """Return the least width, to a fiftieth of `width`, in which a text has no more lines than in `width`."""
    used = font(family, size, bold)

    def count(room: float) -> int:
        """Return the number of lines in a column of this width."""
        return sum(1 for _ in set_lines(text, used, room))

    lines = count(width)
    if not 1 < lines <= MOST_BALANCED:
        return width
    least = widest_word(text, family, size, bold)
    enough = width
    while enough - least > width / 50:
        middle = (least + enough) / 2
        if count(middle) <= lines:
            enough = middle
        else:
            least = middle
    return enough


@lru_cache(KEPT)
def articles_kept(text: str, family: str, size: float, bold: bool, width: float) -> str:
    """Return a text in which no line ends with "the", "a" or "an", unless that takes a further line."""
    kept = _ARTICLE.sub("\\1\u00a0", text)
    if kept == text or width <= 0 or widest_word(kept, family, size, bold) > width:
        return text
    used = font(family, size, bold)
    before, after = (sum(1 for _ in set_lines(tried, used, width)) for tried in (text, kept))
    return kept if 1 < before == after else text


def titles_fit(titles: Sequence[str], width: float, size: float) -> bool:
    """True when the title of each card fits into a column of `width`, in three lines and whole words."""
    used = font("Nunito", size, True)
    return widest_word(" ".join(titles), "Nunito", size, True) <= width and all(
        len(title) * size * 0.4 < width or len(list(set_lines(title, used, width))) <= LINES_OF_A_TITLE
        for title in titles
    )


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
