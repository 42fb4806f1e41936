"""One `key: value` line of a header, and tests of how surely a line is meant as one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.content.days import is_like_day
from kiosk.content.header import words
from kiosk.content.header.draft_lines import SHORT
from kiosk.content.text.line_kinds import without_invisible

_ENTRY = re.compile(r"""[*_"'«“]{0,2}(\w[\w .-]{0,40}?)[*_"'»”]{0,2}\s*([:：﹕︓=])[*_]{0,2}(.*)""")
_DATED = re.compile(r"([^\W\d_]+)\s+(\S.*)")  # "from 2026-11-22"
_NAMES = re.compile(r"[^\s,]+(?:,\s*[^\s,]+)*")  # "screens foyer, canteen"
# Words for the first and last day; in small letters, none of them begins a sentence.
_WHEN = frozenset(("from", "until", "с", "по", "до", "бастап", "дейін"))
# What a sentence may begin with as well: "экран: 24 дюйма" on a page about a computer.
_ONE_SCREEN = frozenset(("screen", "экран", "экранда"))
_SMALL_WORD = re.compile(r"[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮІҺ][\w-]*")
_QUOTES = "\"'«»“” "


@dataclass(frozen=True, slots=True)
class Entry:
    """A `key: value` line; `key` is spelt as in the text, `indent` is in columns.

    `colon` is False for a first or last day, or names of screens, without any sign: "from 2026-11-22".
    """

    key: str
    value: str
    indent: int
    colon: bool = True


def entry_of(line: str, *, toml: bool = False) -> Entry | None:
    """Return a line as an entry, None for other lines.

    `key = value` counts in a TOML header (`toml`), and elsewhere for keys that the kiosk knows.
    """
    line = without_invisible(line).expandtabs(4)
    match = _ENTRY.fullmatch(line.strip())
    if match is None:
        dated = _DATED.fullmatch(line.strip())
        if dated and words.key_of(dated[1]) in ("from", "until") and is_like_day(dated[2]):
            return Entry(dated[1], dated[2], len(line) - len(line.lstrip()), colon=False)
        if dated and words.key_of(dated[1]) == "screens" and _NAMES.fullmatch(dated[2]):
            return Entry(dated[1], dated[2], len(line) - len(line.lstrip()), colon=False)
        return None
    if match[2] == "=" and not toml and not (words.key_of(match[1]) or words.is_shown_word(match[1])):
        return None
    return Entry(match[1].strip(), match[3].strip(), len(line) - len(line.lstrip()))


def is_surely_meant(entry: Entry) -> bool:
    """True for an entry that needs no marks around it to be one: no sentence begins like this."""
    key, small = words.key_of(entry.key), entry.key[:1].islower()
    if not entry.colon and (key == "screens" or not (small and entry.key.isascii())):
        return False  # "с 1 июня 2026" may begin a sentence
    value = entry.value.strip(_QUOTES)
    if words.is_shown_word(entry.key):
        return words.hides(entry.key, value)
    if key == "draft":
        return (small and not words.is_doubtful(entry.key) and len(value) <= SHORT) or _is_answer(value)
    if key in ("from", "until"):
        return is_like_day(value) or (entry.key in _WHEN and 0 < len(value) <= SHORT)
    if key == "screens" and _names_screens(entry):
        return True
    if key:
        return small and entry.key.isascii() and bool(value)
    likely = words.likely_key(entry.key)
    if likely in ("draft", "from", "until"):
        return _is_answer(value) if likely == "draft" else is_like_day(value)
    return False


def surely_hides(entry: Entry) -> bool:
    """True for an entry that surely hides its text from visitors: always, on some days or on some screens."""
    if not entry.colon:
        return False
    key = words.key_of(entry.key) or words.likely_key(entry.key)
    if key == "draft":
        return words.is_yes(entry.value) or (entry.key.islower() and not words.is_doubtful(entry.key))
    if key in ("from", "until"):
        return is_like_day(entry.value.strip(_QUOTES))
    return words.hides(entry.key, entry.value) or (key == "screens" and _names_screens(entry))


def is_key(entry: Entry) -> bool:
    """True for a key that the kiosk or another program knows, and for a likely typing mistake of one."""
    small = entry.key[:1].islower() or entry.key.isupper()
    if key := words.key_of(entry.key):
        return small or key not in ("from", "until") or is_like_day(entry.value) or entry.key.isascii()
    if words.is_foreign(entry.key):
        return small and (entry.key.isascii() or is_like_day(entry.value))
    return bool(words.likely_key(entry.key)) or words.hides(entry.key, entry.value)


def is_small(entry: Entry) -> bool:
    """True for a key that is one word and does not begin with a capital letter."""
    return _SMALL_WORD.fullmatch(entry.key) is not None


def _names_screens(entry: Entry) -> bool:
    """True for `screens: foyer`, `экраны: фойе` and the like, which no sentence begins with."""
    return (
        entry.colon
        and entry.key.islower()
        and entry.key not in _ONE_SCREEN
        and 0 < len(entry.value) <= 2 * SHORT
    )


def _is_answer(value: str) -> bool:
    """True for a yes or a no."""
    return words.is_yes(value) or words.is_no(value)
