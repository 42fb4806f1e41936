"""Text as the screen takes it: Qt's StyledText, made of <b> <i> <br/> <a> and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from kiosk.content.names import spoken

if TYPE_CHECKING:  # the builder starts faster without the blocks
    from kiosk.content.blocks import Text

LONGEST_WORD = 60  # letters; Qt lays out one unbroken word of 400,000 in 6 s
PIECE = 30

_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_PIECES = re.compile(rf"\S{{1,{PIECE}}}")
_UNIT = re.compile(r"(?<![\w./])(\w{1,2})/(?=\w{1,3}\b)")
# A number, or a number and its unit, stays on one line whatever spaces staff typed.
_UNITS = "м|км|м²|км²|га|кг|г|т|л|мм|см|млн|млрд|m|km|m²|km²|ha|kg|g|t|l|mm|cm|%|°C|₸"
_MEASURE = re.compile(rf"(?<=\d) (?=\d{{3}}(?!\d)|(?:{_UNITS})(?![\w²]))")
# No line begins with a dash, nor, in Cyrillic, ends with a preposition of one letter.
_TIED = re.compile(r" (?=[–—] )|(?<=[^\w\-][АВИКОСУЯавикосуя]) (?=[\w«])|(?<=\A[АВИКОСУЯ]) (?=[\w«])")
_ESCAPES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        # As letters StyledText takes them for common spaces: it breaks lines there and joins several to one.
        "\u00a0": "&nbsp;",
        "\u2007": "&nbsp;",
        "\u202f": "&nbsp;",
    }
)
# The spaces that make columns: all at the beginning of a line, further in those before another.
_COLUMNS = re.compile(r"(?m)^ +| +(?= )")
# StyledText has no control characters and no lone surrogates, whatever a file holds.
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

Link = Callable[[str], str]  # the address staff wrote -> the address on the screen, or ""


def plain(text: str) -> str:
    """Return a plain text in which every long word can be broken, but no number from its unit."""
    text = _TIED.sub("\u00a0", text)
    text = _MEASURE.sub("\u00a0", text)
    text = _UNIT.sub("\\1/\u2060", text)
    return _LONG.sub(lambda found: "\u200b".join(_PIECES.findall(found[0])), _UNSHOWN.sub("", text))


def folder_title(page_id: str) -> str:
    """Return a title made of a folder's name: "our-camp" is "Our camp"."""
    return plain(spoken(page_id.rpartition("/")[2]))


def escaped(text: str) -> str:
    return plain(text).translate(_ESCAPES).replace("\n", "<br/>")


def styled(text: Text, link: Link) -> str:
    """Return a text as StyledText; a link that `link` does not know is shown as plain text."""
    parts: list[str] = []
    for span in text:
        part = escaped(span.text)
        if span.italic:
            part = f"<i>{part}</i>"
        if span.bold:
            part = f"<b>{part}</b>"
        if span.href and (address := link(span.href)):
            part = f'<a href="{address}">{part}</a>'
        parts.append(part)
    return "".join(parts)


def preformatted(text: str) -> str:
    """Return a text whose spaces and lines stay as they are; a line too long breaks at a single space."""
    return escaped(_COLUMNS.sub(lambda found: "\u00a0" * len(found[0]), text.expandtabs(4)))


def flat(text: Text) -> str:
    return "".join(span.text for span in text)


def count_words(texts: Iterable[Text | str]) -> int:
    return sum(len((text if isinstance(text, str) else flat(text)).split()) for text in texts)
