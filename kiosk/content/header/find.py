"""Finds the header of a text: `key: value` lines at its top, with or without marks such as `---` around."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.content.header import words
from kiosk.content.header.draft_lines import is_draft_line
from kiosk.content.header.entry import (
    Entry,
    entry_of,
    is_key,
    is_small,
    is_surely_meant,
    surely_hides,
)
from kiosk.content.text.line_kinds import is_heading, visible_body

_MAX_LINES = 120
# Three hyphens, what Word turns them into, and other signs that people draw a line with; +++ is Hugo's.
_MARK = re.compile(r"[-–—―−‐‑]{2,}|[—―]|(?P<plus>\+{3,})|[-–—](?: ?[-–—])+")
_OTHER_MARK = re.compile(r"={3,}|_{3,}|\*{3,}|~{3,}|#{3,}|-{1,2}")
_TABLE = re.compile(r"\[{1,2}[\w.-]+\]{1,2}")


@dataclass(frozen=True, slots=True)
class HeaderPlace:
    """The lines of a header as indices into the lines of the text.

    Its entries are the lines from `start` up to, not including, `end`. The text goes on at `after`, behind
    the closing mark. `closed` is False when the mark above has none below; `toml` is True between marks of
    "+++".
    """

    start: int
    end: int
    after: int
    closed: bool = True
    toml: bool = False


def find_header(lines: list[str]) -> HeaderPlace | None:
    """Return where the header of a text is, None for a text without one.

    Any text may begin with a rule or with words before a colon. Such lines are a header only if their keys
    are known here or to other programs, or if all of them are keys in small letters.
    """
    start = next((at for at, line in enumerate(lines) if visible_body(line)), len(lines))
    if start == len(lines):
        return None
    if place := _marked(lines, start) or _unmarked(lines, start, is_surely_meant):
        return place
    if is_heading(lines[start].lstrip()):  # below the title, where only what hides counts
        below = next((at for at in range(start + 1, len(lines)) if visible_body(lines[at])), len(lines))
        if below < len(lines) and below > start + 1 and lines[below].startswith(("    ", "\t")):
            return None  # preformatted text
        place = _marked(lines, below) or _unmarked(lines, below, surely_hides)
        if place and any(surely_hides(entry) for entry in _entries_at(lines, place)):
            return place
    return None


def _entries_at(lines: list[str], place: HeaderPlace) -> list[Entry]:
    """Return the entries of a header that was found."""
    found = (entry_of(line, toml=place.toml) for line in lines[place.start : place.end])
    return [entry for entry in found if entry is not None]


def _marked(lines: list[str], start: int) -> HeaderPlace | None:
    """Return the header that the mark in line `start` opens, None where there is no mark or no header."""
    body = visible_body(lines[start]) if start < len(lines) else ""
    mark = _MARK.fullmatch(body)
    if mark is None and _OTHER_MARK.fullmatch(body) is None:
        return None
    toml = mark is not None and mark["plus"] is not None
    place = _closed(lines, start, toml=toml, strict=mark is None)
    if place is not None or mark is None:
        return place
    return _unclosed(lines, start, toml=toml)


def _closed(lines: list[str], start: int, *, toml: bool, strict: bool) -> HeaderPlace | None:
    """Return the header between the mark in line `start` and the next mark, None where there is none.

    `strict` is for marks that few people use for a header: there some entry has to be surely meant as one.
    """
    last = min(len(lines), start + _MAX_LINES)
    end = next((at for at in range(start + 1, last) if _is_closing(lines[at])), None)
    if end is None or not _is_all_header(lines[start + 1 : end], toml):
        return None
    inside = lines[start + 1 : end]
    if not any(map(visible_body, inside)):
        # Staff who delete the last line of a header often leave its marks.
        return None if strict else HeaderPlace(start + 1, end, end + 1)
    if _is_header(inside, toml, strict=strict):
        return HeaderPlace(start + 1, end, end + 1, toml=toml)
    return None


def _unclosed(lines: list[str], start: int, *, toml: bool) -> HeaderPlace | None:
    """Return the header whose closing mark was forgotten: it ends at the first line that is no entry."""
    last = min(len(lines), start + _MAX_LINES)
    end = start + 1
    known = False
    while end < last and (visible_body(lines[end]) or not known):
        entry = entry_of(lines[end], toml=toml)
        if entry is None and not (known and _goes_on(lines[end])):
            break
        known = known or (entry is not None and is_key(entry))
        end += 1
    return HeaderPlace(start + 1, end, end, closed=False, toml=toml) if known else None


def _unmarked(lines: list[str], start: int, is_meant: Callable[[Entry], bool]) -> HeaderPlace | None:
    """Return the header that begins in line `start` without a mark above it, None where there is none.

    At least one entry has to satisfy `is_meant`, or all of them have to be known keys in small letters.
    """
    end, sure = start, False
    at = start
    while at < min(len(lines), start + _MAX_LINES) and visible_body(lines[at]):
        entry = entry_of(lines[at])
        if entry is None:
            if not (sure and _goes_on(lines[at])):
                break
            at += 1
            continue
        if is_meant(entry):
            sure, end = True, at + 1
        elif is_key(entry) or is_small(entry):
            end = at + 1 if sure or _is_run(lines, start) else end
        at += 1
    if not sure and not (end > start and _is_run(lines, start)):
        return None
    after = end
    while after < len(lines) and after < end + 2 and not visible_body(lines[after]):
        after += 1
    closing = after < len(lines) and _is_closing(lines[after])
    return HeaderPlace(start, end, after + 1 if closing else end)


def _is_run(lines: list[str], start: int) -> bool:
    """True where the text begins with two or more known keys in small letters, and nothing else."""
    run: list[Entry] = []
    for line in lines[start : start + _MAX_LINES]:
        entry = entry_of(line)
        if entry is None:
            if visible_body(line) and not is_heading(line) and not _is_closing(line):
                return False
            break
        run.append(entry)
    return len(run) > 1 and all(
        entry.key[:1].islower() and (words.key_of(entry.key) or words.is_foreign(entry.key)) for entry in run
    )


def _is_closing(line: str) -> bool:
    """True for a mark that ends a header."""
    return _MARK.fullmatch(visible_body(line)) is not None


def _is_all_header(inside: list[str], toml: bool) -> bool:
    """False when ordinary text follows an empty line: then the mark below is a rule of the page."""
    entry_above, gap = False, False  # also behind a title, which begins like a comment
    for line in inside:
        if not visible_body(line):
            gap = True
            continue
        entry = entry_of(line, toml=toml)
        if entry is not None:
            entry_above, gap = True, False
        elif line.startswith("#"):
            gap = True
        elif entry_above and gap and not _goes_on(line):
            return False
    return True


def _is_header(inside: list[str], toml: bool, *, strict: bool) -> bool:
    """True when the lines between two marks are a header; see `_closed` for `strict`."""
    filled = [line for line in inside if visible_body(line)]
    entries = [entry for line in filled if (entry := entry_of(line, toml=toml)) is not None]
    if any(is_draft_line(line) for line in filled):
        return True
    if strict:
        return any(is_surely_meant(entry) for entry in entries)
    return any(is_key(entry) for entry in entries) or (
        len(entries) > 1 and len(entries) == len(filled) and all(map(is_small, entries))
    )


def _goes_on(line: str) -> bool:
    """True for a line that continues the entry above: indented, a list item, or the name of a TOML table."""
    body = visible_body(line)
    return line[:1] in (" ", "\t") or body.startswith(("- ", "* ")) or _TABLE.fullmatch(body) is not None
