"""Texts in the form that the screen takes: Qt's StyledText with the tags <b> <i> <br/> <a> only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from kiosk.content.names.page_folders import spoken

if TYPE_CHECKING:  # the builder starts faster without the blocks
    from kiosk.content.page.blocks import Text

LONGEST_WORD = 60  # letters; Qt needs 6 s to lay out one unbroken word of 400,000
PIECE = 30

_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_PIECES = re.compile(rf"\S{{1,{PIECE}}}")
_UNIT = re.compile(r"(?<![\w./])(\w{1,2})/(?=\w{1,3}\b)")
# A number, or a number and its unit, stays on one line whatever spaces staff typed.
_UNITS = "м|км|м²|км²|га|кг|г|т|л|мм|см|млн|млрд|m|km|m²|km²|ha|kg|g|t|l|mm|cm|%|°C|₸"
_MEASURE = re.compile(rf"(?<=\d) (?=\d{{3}}(?!\d)|(?:{_UNITS})(?![\w²]))")
# No line begins with a dash, nor, in Cyrillic, ends with a preposition of one letter.
_TIED = re.compile(r" (?:(?=[–—] )|(?<=[^\w\-][АВИКОСУЯавикосуя] )(?=[\w«])|(?<=\A[АВИКОСУЯ] )(?=[\w«]))")
# A text without any of these characters is not changed by most steps below.
_SPECIAL = re.compile(r"[^ \nA-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі.,:;!?()«»]")
_ESCAPES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        # Written as characters they are common spaces to StyledText: it breaks lines there and merges them.
        "\u00a0": "&nbsp;",
        "\u2007": "&nbsp;",
        "\u202f": "&nbsp;",
    }
)
# The spaces that make columns: all at the beginning of a line, and elsewhere those before another space.
_COLUMNS = re.compile(r"(?m)^ +| +(?= )")
# A non-breaking hyphen becomes a common one, which every font has, between signs that forbid a break.
_SIGNS = str.maketrans(
    {"\u2011": "\u2060-\u2060", "\ufeff": "\u2060", "\u202f": "\u00a0", "\u2028": " ", "\u2029": " "}
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Characters that control the direction of writing have no effect without right-to-left letters, and those
# that join or part letters have none outside of the scripts and emoji that use them. Latin and Cyrillic fonts
# lack them, so that they would be taken from the Arabic font.
_STEERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_JOINING = re.compile("(?<![^\x00-\u058f])[\u034f\u200c\u200d]+|[\u180e\u2061-\u2064\ufff9-\ufffc]")
# A telephone number, a date or a sum with its signs and spaces; among right-to-left letters its parts would
# change places. Numbers one after another, and a range (2016–2017), read from the right, as their readers do.
_PART = r"[+(]*\d(?:[\d().:/+\u2060-]*[\d)])?"
_NUMBER = re.compile(
    rf"\+{_PART}(?:[ \u00a0]{_PART})*"  # +7 7172 70 00 00
    rf"|{_PART}(?:[ \u00a0]\d{{3}})+(?!\d)"  # 2 724 900
    rf"|{_PART}(?:[ \u00a0]\(\d+\)[ \u00a0]?{_PART})?"  # 8 (7172) 70-00-00
)
# StyledText has no control characters and no lone surrogates, whatever a file holds.
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

Link = Callable[[str], str]  # the address staff wrote -> the address on the screen, or ""


def plain(text: str) -> str:
    """Return a text with characters that the screen has; numbers keep their unit, long words may break."""
    return _plain(text, bool(_RIGHT_TO_LEFT.search(text)))


def _plain(text: str, right_to_left: bool) -> str:
    """Return the same for a text of which it is known whether it has right-to-left letters."""
    if _SPECIAL.search(text) is None:
        text = _TIED.sub("\u00a0", text)
    else:
        text = _JOINING.sub("", text.translate(_SIGNS))
        text = _NUMBER.sub(_isolated, text) if right_to_left else _STEERING.sub("", text)
        text = _TIED.sub("\u00a0", text)
        text = _MEASURE.sub("\u00a0", text)
        text = _UNSHOWN.sub("", _UNIT.sub("\\1/\u2060", text))
    if len(text) <= LONGEST_WORD or max(map(len, text.split()), default=0) <= LONGEST_WORD:
        return text
    return _LONG.sub(lambda found: "\u200b".join(_PIECES.findall(found[0])), text)


def _isolated(found: re.Match[str]) -> str:
    """Return a number between signs that keep its parts in order among right-to-left letters."""
    return f"\u2066{found[0]}\u2069" if not found[0].isdigit() else found[0]


def folder_title(page_id: str) -> str:
    """Return a title made of a folder's name: "our-camp" becomes "Our camp"."""
    return plain(spoken(page_id.rpartition("/")[2]))


def escaped(text: str, right_to_left: bool = False) -> str:
    """Return a plain text as StyledText; `right_to_left` says whether the text around it has such letters."""
    shown = _plain(text, right_to_left)
    if _SPECIAL.search(shown) is not None:
        shown = shown.translate(_ESCAPES)
    return shown.replace("\n", "<br/>")


def styled(text: Text, link: Link) -> str:
    """Return a text as StyledText; where `link` returns "" for a link, its words remain without a link."""
    right_to_left = bool(_RIGHT_TO_LEFT.search(flat(text)))
    parts: list[str] = []
    for span in text:
        part = escaped(span.text, right_to_left)
        if span.italic:
            part = f"<i>{part}</i>"
        if span.bold:
            part = f"<b>{part}</b>"
        if span.href and (address := link(span.href)):
            part = f'<a href="{address}">{part}</a>'
        parts.append(part)
    return "".join(parts)


def preformatted(text: str) -> str:
    """Return a text as StyledText that keeps its spaces and lines; a long line breaks at a single space."""
    spaced = _COLUMNS.sub(lambda found: "\u00a0" * len(found[0]), text.expandtabs(4))
    return escaped(spaced, bool(_RIGHT_TO_LEFT.search(text)))


def flat(text: Text) -> str:
    """Return the words of a text without their style."""
    return "".join(span.text for span in text)


def count_words(texts: Iterable[Text | str]) -> int:
    """Return the number of words in some texts."""
    return sum(len((text if isinstance(text, str) else flat(text)).split()) for text in texts)
