"""The lines between two `---` at the top of a text: `key: value`, every value text. No YAML."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from difflib import get_close_matches

from kiosk.content.problems import Problem, Severity

# How other programs' headers say that the value stands in the lines below.
_BELOW = ("|", ">", "|-", ">-", "|+", ">+")
KEYS = ("title", "summary", "picture", "from", "until", "keywords", "color", "draft")
_MAX_LINES = 60
_MARK = re.compile(r"[-–—]{3,}|—-?|–-")  # three hyphens, or what Word makes of them
_ENTRY = re.compile(r"(\w[\w .-]{0,30}?)\s*[:：](.*)")
_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})|(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_YES = frozenset(("yes", "y", "true", "1", "да", "иә", "ия"))
_NO = frozenset(("no", "n", "false", "0", "нет", "жоқ"))
_COLOR = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


@dataclass(frozen=True, slots=True)
class Header:
    """The recognised keys, and the text after the header with the header's lines left blank.

    So a line of `body` has the number it has in the file.
    """

    fields: dict[str, str]
    body: str
    problems: tuple[Problem, ...]


def split_header(text: str, file: str) -> Header:
    """Take the header off a text; a text without one is all body."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    end = _end(lines, start)
    if end is None:
        return Header({}, text, ())
    fields, problems = _entries(lines, start + 1, end, file)
    closed = end < len(lines) and _is_mark(lines[end])
    if not closed:
        problems.append(_warning("header-open", file, start + 1))
    after = end + 1 if closed else end
    return Header(fields, "\n".join([""] * after + lines[after:]), tuple(problems))


def parse_day(value: str) -> datetime.date | None:
    """Return the day of `2026-11-22` or `22.11.2026`, or None."""
    match = _DAY.fullmatch(value.strip().rstrip("."))
    if match is None:
        return None
    day, month, year = (match[1], match[2], match[3]) if match[3] else (match[6], match[5], match[4])
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


def parse_color(value: str) -> str:
    """Return a colour as "#rrggbb", or "" when it is none."""
    match = _COLOR.fullmatch(value.strip())
    if match is None:
        return ""
    digits = match[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def is_draft(value: str) -> bool:
    """Tell whether the text behind `draft:` keeps a page off the screen: any that is no clear "no"."""
    return bool(value) and _plain(value) not in _NO


def _plain(value: str) -> str:
    return value.strip().rstrip(".").casefold()


def _is_mark(line: str) -> bool:
    return _MARK.fullmatch(line.strip()) is not None


def _end(lines: list[str], start: int) -> int | None:
    """Return the index of the line that ends the header, or None when the text has none.

    A rule at the top of a text is no header: a header has a key we know or can guess.
    """
    if start >= len(lines) or not _is_mark(lines[start]):
        return None
    inside: list[str] = []
    for number in range(start + 1, min(len(lines), start + _MAX_LINES)):
        if _is_mark(lines[number]):
            filled = [line for line in inside if line.strip()]
            if not filled:
                return number  # whoever deletes the last line of a header leaves its marks behind
            entries = [_ENTRY.fullmatch(line.strip()) for line in filled]
            return number if any(entry and _likely(entry[1]) for entry in entries) else None
        inside.append(lines[number])
    # The closing line was forgotten: the header ends where the first run of entries ends.
    known = False
    for number, line in enumerate(inside, start + 1):
        entry = _ENTRY.fullmatch(line.strip())
        if entry is None:
            return number if known else None
        known = known or entry[1].lower() in KEYS
    return start + 1 + len(inside) if known else None


def _likely(key: str) -> str:
    return next(iter(get_close_matches(key.lower(), KEYS, n=1)), "")


def _entries(lines: list[str], start: int, end: int, file: str) -> tuple[dict[str, str], list[Problem]]:
    fields: dict[str, str] = {}
    problems: list[Problem] = []
    key = ""
    for number in range(start, end):
        line = lines[number].strip()
        entry = _ENTRY.fullmatch(line)
        if entry is None:
            if key and line:
                fields[key] = f"{fields[key]} {line}".strip()  # a long value, wrapped
            elif line:
                problems.append(_warning("header-line", file, number + 1, text=line[:40]))
            continue
        key = entry[1].lower()
        value = entry[2].strip()
        if value in _BELOW:
            value = ""
        if key not in KEYS:
            problems.append(_unknown(entry[1], file, number + 1))
            key = ""
            continue
        if key in fields:
            problems.append(_warning("header-twice", file, number + 1, key=key))
        fields[key] = value
        if value and key in ("from", "until") and parse_day(value) is None:
            problems.append(_warning("header-day", file, number + 1, key=key, value=value[:40]))
        if value and key == "color" and not parse_color(value):
            problems.append(_warning("header-color", file, number + 1, value=value[:40]))
        if key == "draft" and is_draft(value):
            if _plain(value) in _YES:
                problems.append(_warning("draft", file, number + 1))
            else:
                problems.append(_warning("header-draft", file, number + 1, value=value[:40]))
    return {key: value for key, value in fields.items() if value}, problems


def _unknown(key: str, file: str, line: int) -> Problem:
    likely = _likely(key)
    if likely:
        return _warning("header-key-misspelt", file, line, key=key, likely=likely)
    return _warning("header-key-unknown", file, line, key=key, known=", ".join(KEYS))


def _warning(code: str, file: str, line: int, **values: str) -> Problem:
    return Problem(code, Severity.WARNING, file, line, values)
