"""How wide words are and where lines end, by the fonts themselves, for QML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextLine, QTextOption
from PySide6.QtQml import QmlElement, QmlSingleton

from kiosk.languages.hyphens import hyphenated

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

ELLIPSIS = "…"
SHRINK = 0.95  # from one size that is tried to the next
LINES_OF_A_TITLE = 3
EM = 100.0  # pixels, for widths that hold at any size
MEASURED = 12  # the widest word is one of so many with the most letters

_TAG = re.compile("<[^>]*>")


@QmlElement
@QmlSingleton
class Lines(QObject):
    """Measures plain texts as the screen sets them; keeps nothing. Sizes are pixels."""

    @Slot(str, str, float, bool, result=float)
    def widestWord(self, text: str, family: str, size: float, bold: bool) -> float:
        """Return the width of the widest part of `text` in which no line may end."""
        words = set_lines(text, font(family, size, bold), 1, QTextOption.WrapMode.WordWrap)
        return max((line.naturalTextWidth() for line in words), default=0.0)

    @Slot(str, str, float, bool, float, int, result=str)
    def fitting(self, text: str, family: str, size: float, bold: bool, width: float, most: int) -> str:
        """Return the words of `text` that `most` lines of `width` hold, with an ellipsis if not all."""
        used = font(family, size, bold)
        ends = [line.textStart() + line.textLength() for line in set_lines(text, used, width)]
        if len(ends) <= most:
            return text
        shown = text[: ends[most - 1]]
        while shown:
            tried = shown.rstrip(" \u00a0,;:–—-") + ELLIPSIS
            if len(list(set_lines(tried, used, width))) <= most:
                return tried
            shown = shown.rstrip().rpartition(" ")[0]
        return ELLIPSIS

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
        while size > least:
            used = font(family, size, bold=False)
            step = QFontMetricsF(used).height() * line_height
            lines = list(set_lines(text, used, width))
            if self.widestWord(text, family, size, False) <= width and len(lines) * step <= height:
                break
            size *= SHRINK
        return max(size, least)

    @Slot(str, result=str)
    def hyphenated(self, text: str) -> str:
        """Return `text` with soft hyphens in its long words."""
        return hyphenated(text)


def titles_fit(titles: Sequence[str], width: float, size: float) -> bool:
    """Tell whether each title of a card keeps its words whole in a column of `width`, in three lines."""
    used = font("Nunito", size, True)
    return Lines().widestWord(" ".join(titles), "Nunito", size, True) <= width and all(
        len(title) * size * 0.4 < width or len(list(set_lines(title, used, width))) <= LINES_OF_A_TITLE
        for title in titles
    )


def widest_in_em(texts: Iterable[str]) -> float:
    """Return the width of the widest word of StyledTexts, were it bold, in sizes of its letters."""
    import html  # only tables ask, and the home screen waits

    words = {word for text in texts for word in html.unescape(_TAG.sub("", text)).split(" ")}
    longest = sorted(words, key=len)[-MEASURED:]
    return Lines().widestWord(" ".join(longest), "Nunito", EM, True) / EM


def font(family: str, size: float, bold: bool) -> QFont:
    used = QFont(family)
    used.setPixelSize(max(1, round(size)))
    used.setBold(bold)
    return used


def set_lines(
    text: str,
    used: QFont,
    width: float,
    wrap: QTextOption.WrapMode = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere,
) -> Iterator[QTextLine]:
    """Yield the lines of `text` in a column of `width`, as Qt Quick's Text would break them."""
    layout = QTextLayout(text, used)
    option = QTextOption()
    option.setWrapMode(wrap)
    option.setUseDesignMetrics(True)  # as Text does, whose letters are drawn at any size
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        yield line
    layout.endLayout()
