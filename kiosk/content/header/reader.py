"""The entries of a header, read line by line."""

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
    """Collects what the lines of a header say.

    `fields` are its values by key, `lines` the 1-based line of each key, `ignored` the keys that mean
    nothing here. `above` is the key that an indented line belongs to.
    """

    file: str
    fields: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    above: str | None = None  # "" for one that means nothing here, None for none yet
    in_table: bool = False  # inside a [table] of TOML, whose keys are not the page's

    def read(self, lines: list[str], place: HeaderPlace) -> None:
        """Read the lines of a header, where `find_header` found it in the text."""
        if not place.closed:
            self._add("header-open", place.start)
        entries = (entry_of(line, toml=place.toml) for line in lines[place.start : place.end])
        base = min((entry.indent for entry in entries if entry is not None), default=0)
        for number in range(place.start, place.end):
            if lines[number].strip():
                self._line(lines[number], number + 1, base, place.toml)

    def _line(self, line: str, number: int, base: int, toml: bool) -> None:
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
        """True for an entry that belongs to the one above: further in, and no slip of one space."""
        if self.above is None or entry.indent <= base:
            return False
        return entry.indent > base + 1 or not self.fields.get(self.above, "")

    def _goes_on(self, line: str, entry: Entry | None, base: int) -> bool:
        if self.above == "":
            return (
                line[:1] in (" ", "\t") or line.lstrip().startswith(("-", "]", "}", "#")) or entry is not None
            )
        return not is_draft_line(line)

    def _join(self, line: str, entry: Entry | None) -> None:
        """Add a line to the value above; settings inside a setting are another program's."""
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
        """Set a value; a second one replaces the first, but no draft is ever undone."""
        if key in self.fields:
            self._add("header-twice", number, key=written)
            if key == "draft" and is_draft(self.fields[key]):
                value = self.fields[key]
        self.fields[key] = value
        self.lines[key] = number
        self.above = key

    def _ignore(self, key: str) -> None:
        self.ignored.append(key)
        self.above = ""

    def take_for_draft(self, line: str, number: int) -> None:
        """Keep a text off the screen that says so in words that are no header."""
        if not is_draft(self.fields.get("draft", "")):
            self.fields["draft"] = "yes"
            self.lines["draft"] = number
            self._add("header-draft-likely", number, text=line.strip()[:QUOTED])

    def _add(self, code: str, line: int, **values: str) -> None:
        self.problems.append(Problem(code, self.file, line, values))
