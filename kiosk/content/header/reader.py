"""Reads the entries of a header line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kiosk.content.header import words
from kiosk.content.header.check import QUOTED
from kiosk.content.header.draft_lines import is_draft_line, says_draft
from kiosk.content.header.entry import Entry, entry_of
from kiosk.content.header.find import HeaderPlace
from kiosk.content.header.values import cleaned, is_draft, unquoted
from kiosk.problems.problem import Problem

_ITEM = re.compile(r"[-*]\s+")


@dataclass(slots=True)
class HeaderReader:
    """Collects what the lines of a header say; `file` is the path that problems name.

    `fields` are its values by key, `lines` the line of each key counted from 1, `ignored` the keys of other
    programs. `above` is the key that an indented line belongs to.
    """

    file: str
    fields: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    above: str | None = None  # "" for a key of another program, None before the first key
    in_table: bool = False  # inside a [table] of TOML, whose keys do not belong to the page

    def read(self, lines: list[str], place: HeaderPlace) -> None:
        """Read the header at `place`; `lines` are all lines of the text."""
        if not place.closed:
            self._add("header-open", place.start)
        entries = (entry_of(line, toml=place.toml) for line in lines[place.start : place.end])
        base = min((entry.indent for entry in entries if entry is not None), default=0)
        for number in range(place.start, place.end):
            if lines[number].strip():
                self._line(lines[number], number + 1, base, place.toml)

    def _line(self, line: str, number: int, base: int, toml: bool) -> None:
        """Read line `number`, counted from 1; `base` is the smallest indent of an entry, in columns."""
        entry = entry_of(line, toml=toml)
        if toml and line.strip().startswith("["):
            self.in_table, self.above = True, ""
        elif self.in_table or (line.startswith("#") and not says_draft(line)):
            return  # another table of TOML, or a comment
        elif entry is not None and not self._is_inside(entry, base):
            self._entry(entry, number)
        elif self.above is not None and self._goes_on(line, entry, base):
            self._join(line, entry)
        elif is_draft_line(line) or (entry and says_draft(f"{entry.key}:{entry.value}")):
            self.take_for_draft(line, number)
        elif self.above is None and not line.strip().startswith("#"):
            self._add("header-line", number, text=line.strip()[:QUOTED])
        elif self.above:
            self._join(line, entry)

    def _is_inside(self, entry: Entry, base: int) -> bool:
        """True for an entry that belongs to the one above: indented, and by more than one stray space."""
        if self.above is None or entry.indent <= base:
            return False
        return entry.indent > base + 1 or not self.fields.get(self.above, "")

    def _goes_on(self, line: str, entry: Entry | None, base: int) -> bool:
        """True for a line that continues the value above."""
        if self.above == "":
            return (
                line[:1] in (" ", "\t") or line.lstrip().startswith(("-", "]", "}", "#")) or entry is not None
            )
        return not is_draft_line(line)

    def _join(self, line: str, entry: Entry | None) -> None:
        """Add a line to the value above.

        A key nested below a key without a value shows that both belong to another program.
        """
        if not self.above:
            return
        nested = entry is not None and entry.key.isascii() and entry.key[:1].islower()
        value = self.fields.get(self.above, "")
        if nested and not value:
            self.above = ""
            return
        part = unquoted(line.strip())
        if item := _ITEM.match(part):
            part = unquoted(part[item.end() :])
            value = f"{value}," if value else value
        self.fields[self.above] = f"{value} {part}".strip()

    def _entry(self, entry: Entry, number: int) -> None:
        """Take an entry as a value, a draft, or a key without meaning."""
        key, value = words.key_of(entry.key), entry.value
        if words.is_shown_word(entry.key):
            if not words.hides(entry.key, cleaned("", value)):
                self._ignore(entry.key)
                return
            key, value = "draft", "yes"
        if not key and (likely := words.likely_key(entry.key)):
            if likely == "draft" and is_draft(cleaned("", value)):
                self.take_for_draft(f"{entry.key}: {cleaned('', value)}", number)
                self.above = likely
                return
            key = likely
            self._add("header-key-misspelt", number, key=entry.key, likely=likely)
        if key:
            self._set(key, cleaned(key, value), number, entry.key)
        else:
            self._ignore(entry.key)

    def _set(self, key: str, value: str, number: int, written: str) -> None:
        """Set a value; a second value of a key replaces the first, but never makes a draft visible."""
        if key in self.fields:
            self._add("header-twice", number, key=written)
            if key == "draft" and is_draft(self.fields[key]):
                value = self.fields[key]
        self.fields[key] = value
        self.lines[key] = number
        self.above = key

    def _ignore(self, key: str) -> None:
        """Note a key of another program."""
        self.ignored.append(key)
        self.above = ""

    def take_for_draft(self, line: str, number: int) -> None:
        """Keep a text off the screen because line `number` probably says that it is a draft."""
        if not is_draft(self.fields.get("draft", "")):
            self.fields["draft"] = "yes"
            self.lines["draft"] = number
            self._add("header-draft-likely", number, text=line.strip()[:QUOTED])

    def _add(self, code: str, line: int, **values: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(code, self.file, line, values))
