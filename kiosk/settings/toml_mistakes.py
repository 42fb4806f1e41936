"""Why a text is not TOML: a function for each mistake that people make."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.settings.toml_lines import KEY, TABLE, Mistake, plain_key, syntax

_TEXT_OR_COMMENT = re.compile(r'"[^"\n]*"|\'[^\'\n]*\'|#.*')
_CURLY = "“”„‟«»‘’‚‹›"


@dataclass(frozen=True, slots=True)
class _Spot:
    """The place where the parser stopped, and why it did."""

    error: str  # the parser's words
    rows: list[str]
    number: int  # 1-based line
    is_named: bool  # False when the parser only found the end of the text
    keys: Mapping[int, str]  # line -> the dotted key that begins there

    @property
    def row(self) -> str:
        """The line where the parser stopped."""
        return self.rows[self.number - 1]

    @property
    def before(self) -> int:
        """The last line that may have left something open."""
        return self.number - 1 if self.is_named else self.number

    @property
    def above(self) -> int:
        """The line of the last key before the spot, 0 without one."""
        return max((line for line in self.keys if line <= self.before), default=0)

    @property
    def key(self) -> str:
        """The dotted key of that line, else of the last key above it."""
        began = KEY.match(self.row) or TABLE.match(self.row)
        return self.keys.get(self.number) or (plain_key(began[1]) if began else self.keys.get(self.above, ""))

    @property
    def value(self) -> str:
        """What stands behind the = sign; of a line without a key the whole line, as it continues a value."""
        if match := KEY.match(self.row):
            return match[2]
        return "" if TABLE.match(self.row) else self.row

    @property
    def outside(self) -> str:
        """The value without its texts between quotes and without a comment."""
        return _TEXT_OR_COMMENT.sub("", self.value)


def _unclosed(spot: _Spot) -> Mistake | None:
    """Return the mistake that a list is still open where the next key or table begins, or the text ends."""
    begins = KEY.match(spot.row) or TABLE.match(spot.row) or not spot.is_named
    plain = _TEXT_OR_COMMENT.sub("", "\n".join(spot.rows[spot.above - 1 : spot.before]))
    if spot.above and begins and TABLE.match(plain) is None and plain.count("[") > plain.count("]"):
        return Mistake("unclosed", spot.above, {"key": spot.keys[spot.above]})
    return None


def _is_twice(spot: _Spot) -> bool:
    """Return whether a key or table appears twice."""
    return "overwrite" in spot.error or "twice" in spot.error


def _has_curly_quotes(spot: _Spot) -> bool:
    """Return whether the value stands between curly quotes, or ends with one."""
    outside = spot.outside
    ends_curly = outside.rstrip().endswith(("”", "“", "’"))
    return any(mark in outside for mark in _CURLY) and ('"' not in outside or ends_curly)


def _has_semicolon(spot: _Spot) -> bool:
    """Return whether the line ends with a semicolon."""
    return KEY.match(spot.row) is not None and spot.outside.rstrip().endswith(";")


def _lacks_quote(spot: _Spot) -> bool:
    """Return whether a quotation mark is missing before or after a text."""
    is_word = spot.outside.strip() != "" and not re.match(r"\s*[\[{\d+\-.]", spot.value)
    return '"' in spot.outside or (KEY.match(spot.row) is not None and is_word)


def _has_other_letters(spot: _Spot) -> bool:
    """Return whether the key has letters that are not English."""
    return not spot.key.isascii()


# In this order: a text may have several, and the first is the one to mend.
_KNOWN: tuple[tuple[str, Callable[[_Spot], bool]], ...] = (
    ("twice", _is_twice),
    ("curly-quotes", _has_curly_quotes),
    ("semicolon", _has_semicolon),
    ("quote-missing", _lacks_quote),
    ("letters", _has_other_letters),
)


def explain(text: str, error: str, lines: Mapping[str, int]) -> Mistake:
    """Return the mistake that made Python's TOML parser stop, as something that staff can find and mend.

    `error` is the parser's message, `lines` has the 1-based line of each dotted key.
    """
    rows = text.split("\n")
    place = re.search(r"at line (\d+)", error)
    number = int(place[1]) if place else len(text.rstrip().split("\n"))
    spot = _Spot(error, rows, number, place is not None, {line: key for key, line in lines.items()})
    if unclosed := _unclosed(spot):
        return unclosed
    for code, is_it in _KNOWN:
        if is_it(spot):
            return Mistake(code, number, {"key": spot.key})
    return syntax(spot.row, number)
