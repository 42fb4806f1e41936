"""The header of a text: `key: value` lines at its top, every value text. No YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kiosk.content.days import days_of_month, parse_day
from kiosk.content.header import words
from kiosk.content.header.draft_lines import draft_line_in, is_draft_line, says_draft
from kiosk.content.header.entry import Entry, entry_of
from kiosk.content.header.find import HeaderPlace, find_header
from kiosk.content.header.lengths import LONGEST_SUMMARY, LONGEST_TITLE
from kiosk.content.header.words import is_no
from kiosk.problems.problem import Problem

# How other programs' headers say that the value stands in the lines below.
_BELOW = ("|", ">", "|-", ">-", "|+", ">+")
_COLOR = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_QUOTES = (('"', '"'), ("'", "'"), ("“", "”"), ("„", "“"), ("„", "”"), ("‘", "’"), ("″", "″"), ("”", "”"))
_COMMENT = re.compile(r"\s+#.*$")
_ITEM = re.compile(r"[-*]\s+")
_QUOTED = 40  # letters of a line or value that a message quotes


@dataclass(frozen=True, slots=True)
class Header:
    """The recognised keys, and the text after the header with the header's lines left blank.

    So a line of `body` has the number it has in the file. `lines` tells where each key stands,
    `ignored` are keys that mean nothing here, as other programs have them. An error among the
    problems means that the text must not be shown: it may have been meant to stay hidden.
    """

    fields: dict[str, str]
    body: str
    problems: tuple[Problem, ...]
    lines: dict[str, int] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()


def split_header(text: str, file: str) -> Header:
    """Take the header off a text; a text without one is all body."""
    lines = text.split("\n")
    place = find_header(lines)
    read = _Reader(file)
    if place is not None:
        read.entries(lines, place)
        lines = [*lines[: place.start], *[""] * (place.after - place.start), *lines[place.after :]]
        if place.start and not _is_text_above(lines, place):
            lines[: place.start] = [""] * place.start
        elif (
            place.start
            and not entry_of(lines[place.start - 1])
            and not lines[place.start - 1].startswith("#")
        ):
            lines[place.start - 1] = ""
    if (
        "draft" not in read.fields
        and (found := draft_line_in(lines, place.after if place else 0)) is not None
    ):
        read.take_for_draft(lines[found], found + 1)
        lines[found] = ""
    fields = {key: value for key, value in read.fields.items() if value}
    return Header(
        fields, "\n".join(lines), tuple(read.found()), read.lines, tuple(dict.fromkeys(read.ignored))
    )


def _is_text_above(lines: list[str], place: HeaderPlace) -> bool:
    """True where the header stands below the title."""
    return any(line.lstrip().startswith("#") for line in lines[: place.start])


def parse_color(value: str) -> str:
    """Return a colour as "#rrggbb", or "" when it is none."""
    match = _COLOR.fullmatch(value.strip())
    if match is None:
        return ""
    digits = match[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def is_draft(value: str) -> bool:
    """Tell whether the text behind `draft:` keeps a page off the screen: any that is no clear "no"."""
    return bool(value) and not is_no(value)


def _unquoted(value: str) -> str:
    for left, right in _QUOTES:
        inner = value[1:-1].replace("''", "’") if left == "'" else value[1:-1]
        if len(value) > 1 and value[0] == left and value[-1] == right and left not in inner:
            return inner.strip()
    return value


@dataclass(slots=True)
class _Reader:
    """What the lines of a header say; `above` is the key that an indented line belongs to."""

    file: str
    fields: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    above: str | None = None  # "" for one that means nothing here, None for none yet
    part: bool = False  # inside a [table] of TOML, whose keys are not the page's

    def entries(self, lines: list[str], place: HeaderPlace) -> None:
        """Read the lines of a header."""
        if not place.closed:
            self._add("header-open", place.start)
        base = min(
            (
                entry.indent
                for line in lines[place.start : place.end]
                if (entry := entry_of(line, toml=place.toml))
            ),
            default=0,
        )
        for number in range(place.start, place.end):
            if lines[number].strip():
                self._line(lines[number], number + 1, base, place.toml)

    def _line(self, line: str, number: int, base: int, toml: bool) -> None:
        entry = entry_of(line, toml=toml)
        if toml and line.strip().startswith("["):
            self.part, self.above = True, ""
        elif self.part or (line.startswith("#") and not says_draft(line)):
            return  # another table of TOML, or a comment
        elif entry is not None and not self._is_inside(entry, base):
            self._entry(entry, number)
        elif self.above is not None and self._goes_on(line, entry, base):
            self._join(line, entry)
        elif is_draft_line(line) or (entry and says_draft(f"{entry.key}:{entry.value}")):
            self.take_for_draft(line, number)
        elif self.above is None and not line.strip().startswith("#"):
            self._add("header-line", number, text=line.strip()[:_QUOTED])
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
        part = _unquoted(line.strip())
        if item := _ITEM.match(part):
            part = _unquoted(part[item.end() :])
            value = f"{value}," if value else value
        self.fields[self.above] = f"{value} {part}".strip()

    def _entry(self, entry: Entry, number: int) -> None:
        value = "" if entry.value in _BELOW else _unquoted(entry.value)
        key = words.key_of(entry.key)
        if words.is_shown_word(entry.key):
            if not words.hides(entry.key, value):
                self._ignore(entry.key)
                return
            key, value = "draft", "yes"
        if not key and (likely := words.likely_key(entry.key)):
            if likely == "draft" and is_draft(value):
                self.take_for_draft(f"{entry.key}: {value}", number)
                self.above = likely
                return
            key = likely
            self._add("header-key-misspelt", number, key=entry.key, likely=likely)
        if not key:
            self._ignore(entry.key)
            return
        if key in ("draft", "from", "until", "color"):
            value = _COMMENT.sub("", value) if value[:1] != "#" else value
            value = _unquoted(value).strip(" «»,;")
        elif key == "keywords" and value[:1] == "[" and value[-1:] == "]":
            value = ", ".join(_unquoted(part.strip()) for part in value[1:-1].split(","))
        if key in self.fields:
            self._add("header-twice", number, key=entry.key)
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
            self._add("header-draft-likely", number, text=line.strip()[:_QUOTED])

    def found(self) -> list[Problem]:
        """Return what is wrong, by line."""
        draft = self.fields.get("draft", "")
        if is_draft(draft) and not any(problem.code == "header-draft-likely" for problem in self.problems):
            if words.is_yes(draft):
                self._add("draft", self.lines["draft"])
            else:
                self._add("header-draft", self.lines["draft"], value=draft[:_QUOTED])
        for key in ("from", "until"):
            value = self.fields.get(key, "")
            # What is a draft is told one thing: it stays off the screen anyway.
            if value and parse_day(value) is None and not is_draft(draft):
                self._day(key, value)
        for key, most in (("title", LONGEST_TITLE), ("summary", LONGEST_SUMMARY)):
            if (length := len(self.fields.get(key, ""))) > most:
                self._add("header-too-long", self.lines[key], key=key, length=str(length), most=str(most))
        color = self.fields.get("color", "")
        if color and not parse_color(color):
            self._add("header-color", self.lines["color"], value=color[:_QUOTED])
        return sorted(self.problems, key=lambda problem: problem.line)

    def _day(self, key: str, value: str) -> None:
        values = {"key": key, "value": value[:_QUOTED]}
        code = "header-day"
        if days := days_of_month(value):
            code, values["days"] = "header-day-none", str(days)
        self._add(code, self.lines[key], **values)

    def _add(self, code: str, line: int, **values: str) -> None:
        self.problems.append(Problem(code, self.file, line, values))
