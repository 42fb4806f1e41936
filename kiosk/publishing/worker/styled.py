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
# A day stays with its month, a year with the word for it.
_MONTHS = (
    "январ|феврал|март|апрел|ма[йя]\\b|июн|июл|август|сентябр|октябр|ноябр|декабр|қаңтар|ақпан|наурыз|сәуір|мамыр"
    "|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|January|February|March|April|May|June|July|August"
    "|September|October|November|December"
)
_YEARS = r"(?:год|году|года|годов|гг?\.|лет|жыл|жылы|жылғы|ж\.)(?!\w)"
_DATE = re.compile(rf"(?<!\w)(\d{{1,4}}) ((?:{_MONTHS})\w*|{_YEARS})")
# A number stays with its ending (300 000-нан), so do the parts of a name (Алма-Ате) and a small word (из-за).
_SMALL, _GREAT = "a-zа-яёәғқңөұүһі", "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_JOINED = re.compile(
    rf"\w*\d-[{_SMALL}]+|[{_GREAT}][{_SMALL}]+-[{_GREAT}][{_SMALL}]+"
    rf"|(?<![\w-])[{_SMALL}{_GREAT}][{_SMALL}]{{1,2}}-[{_SMALL}]{{1,4}}(?![\w-])"
)
MOST_TIED = 10  # letters; what is longer would break within a word where the column is narrow
# No line begins with a dash, nor, in Russian, ends with a preposition of one or two letters.
_ONE = "[АВИКОСУЯавикосуя]"
_TWO = "(?:[Нн][аеи]|[Пп]о|[Ии]з|[Зз]а|[Дд]о|[Оо][тб]|[Вв]о|[Сс]о|[Кк]о)"
_TIED = re.compile(
    rf" (?:(?=[–—] )|(?:(?<=[^\w\-]{_ONE} )|(?<=\A{_ONE} )|(?<=[^\w\-]{_TWO} )|(?<=\A{_TWO} ))(?=[\w«]))"
)
# A text without any of these characters is not changed by most steps below.
_SPECIAL = re.compile(r"[^ \nA-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі.,:;!?()«»]")
_ESCAPES = (
    ("&", "&amp;"),  # the first: the others bring more of them
    ("<", "&lt;"),
    (">", "&gt;"),
    ('"', "&quot;"),
    # As letters StyledText takes them for common spaces: it breaks lines there and joins several to one.
    ("\u00a0", "&nbsp;"),
    ("\u2007", "&nbsp;"),
    ("\u202f", "&nbsp;"),
    ("\n", "<br/>"),
)
# The spaces that make columns: all at the beginning of a line, and elsewhere those before another space.
_COLUMNS = re.compile(r"(?m)^ +| +(?= )")
# A non-breaking hyphen becomes a common one, which every font has, between signs that forbid a break.
_SIGNS = str.maketrans(
    {"\u2011": "\u2060-\u2060", "\ufeff": "\u2060", "\u202f": "\u00a0", "\u2028": " ", "\u2029": " "}
)
# U+0590-08FF, FB1D-FDFF, FE70-FEFC, 10800-10FFF and 1E800-1EFFF, written as what they are not: nearly all
# letters are in the first range then, and are compared with no other.
_RIGHT_TO_LEFT = re.compile(
    "[^\x00-\u058f\u0900-\ufb1c\ufe00-\ufe6f\ufefd-\U000107ff\U00011000-\U0001e7ff\U0001f000-\U0010ffff]"
)
# Characters that control the direction of writing have no effect without right-to-left letters, and those
# that join or part letters have none outside of the scripts and emoji that use them. Latin and Cyrillic fonts
# lack them, so that they would be taken from the Arabic font.
_STEERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_JOINING = re.compile("(?<![^\x00-\u058f])[\u034f\u200c\u200d]+|[\u180e\u2061-\u2064\ufff9-\ufffc]")
# All signs that the three patterns above look for.
_UNSEEN = re.compile("[\u034f\u061c\u180e\u200c-\u200f\u2011\u2028-\u202f\u2061-\u2069\ufeff\ufff9-\ufffc]")
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
    """Return a text of signs that the screen has; a number keeps its unit, a long word can be broken."""
    if _SPECIAL.search(text) is None:
        return _common(text)
    return _special(text, bool(_RIGHT_TO_LEFT.search(text)))


def _special(text: str, right_to_left: bool) -> str:
    """Return any text as `plain` does."""
    if _UNSEEN.search(text) is not None:
        text = _JOINING.sub("", text.translate(_SIGNS))
        text = text if right_to_left else _STEERING.sub("", text)
    if right_to_left:
        text = _NUMBER.sub(_isolated, text)
    text = _DATE.sub(_tied, _MEASURE.sub("\u00a0", _TIED.sub("\u00a0", text)))
    text = _JOINED.sub(_tied, text) if "-" in text else text
    text = _UNIT.sub("\\1/\u2060", text) if "/" in text else text
    return _in_pieces(_UNSHOWN.sub("", text))


def _tied(found: re.Match[str]) -> str:
    """Return two words so that no line ends between them; long ones as they are."""
    words = found[0]
    if len(words) > MOST_TIED:
        return words
    return words.replace(" ", "\u00a0").replace("-", "\u2060-\u2060")


def _common(text: str) -> str:
    """Return a text without special signs as `plain` does."""
    return _in_pieces(_TIED.sub("\u00a0", text))


def _in_pieces(text: str) -> str:
    """Return a text in which long words can be broken."""
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
    return _with_entities(_special(text, right_to_left))


def _with_entities(shown: str) -> str:
    """Return a text in which signs that mean something to StyledText stand as entities."""
    for sign, entity in _ESCAPES:
        if sign in shown:
            shown = shown.replace(sign, entity)
    return shown


def styled(text: Text, link: Link) -> str:
    """Return a text as StyledText; a link that `link` does not know is shown as plain text."""
    whole = flat(text)
    is_common = _SPECIAL.search(whole) is None
    right_to_left = not is_common and bool(_RIGHT_TO_LEFT.search(whole))
    parts: list[str] = []
    for span in text:
        part = _with_entities(_common(span.text)) if is_common else escaped(span.text, right_to_left)
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
