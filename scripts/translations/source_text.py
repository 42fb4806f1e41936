"""What is found in a source file: texts to translate, and calls whose text cannot be found."""

from __future__ import annotations

from dataclasses import dataclass

UNREADABLE = "not readable as Python"


@dataclass(frozen=True, slots=True)
class SourceText:
    """One text of the interface. `many` is its plural, "" for a text without a number.

    QML writes one form for both ("%n file(s)"); then `many` equals `one`. `note` is for translators.
    """

    one: str
    many: str
    note: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class SourceFault:
    """A call whose text cannot be found by reading the source, or a whole file that is `UNREADABLE`."""

    file: str
    line: int
    what: str
