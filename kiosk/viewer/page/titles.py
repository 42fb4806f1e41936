"""Sets titles: balances their lines, keeps articles with their nouns, makes long words fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import floor
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from kiosk.viewer.page.lines import KEPT, fitting, font, set_lines, widest_word

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

LINES_OF_A_CARD = 3
MOST_BALANCED = 4  # lines; a longer text is no title

_ARTICLE = re.compile(r"\b(the|an?) ", re.IGNORECASE)


@QmlElement
@QmlSingleton
class Titles(QObject):
    """Sets titles; has no state. Sizes are pixels."""

    @Slot(str, str, bool, float, float, float, int, result="QVariantMap")
    def set(
        self, title: str, family: str, bold: bool, size: float, least: float, width: float, most_lines: int
    ) -> dict[str, Any]:
        """Return how a title is set in a column of `width`: {"text", "size", "spare"}, see set_title.

        One call for all of it: each call from QML to Python takes longer than what is kept here.
        """
        return set_title(title, family, bold, size, least, width, most_lines)


@lru_cache(KEPT)
def set_title(
    title: str, family: str, bold: bool, size: float, least: float, width: float, most_lines: int
) -> dict[str, Any]:
    """Return the "text" of a title, its "size" of letters and the "spare" width beside its balanced lines.

    A word that is wider than `width` makes the title smaller, down to `least`; one that is still wider gets
    hyphens. With `most_lines` above 0 a longer title ends in an ellipsis.
    """
    if width <= 0:
        return {"text": title, "size": least, "spare": 0}
    room = size * min(1.0, width / max(1.0, widest_word(title, family, size, bold)))
    shown = max(least, floor(room))
    if room < least:
        from kiosk.languages.hyphens import hyphenated  # imported late: most titles need none

        text = hyphenated(title)
    else:
        text = articles_kept(title, family, shown, bold, width)
    if most_lines > 0:
        text = fitting(text, family, shown, bold, width, most_lines)
    spare = max(0, floor(width - balanced_width(text, family, shown, bold, width)) - 1)
    return {"text": text, "size": shown, "spare": spare}


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
        len(title) * size * 0.4 < width or len(list(set_lines(title, used, width))) <= LINES_OF_A_CARD
        for title in titles
    )
