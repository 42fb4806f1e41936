"""Where the header of a text is: the lines at its top that are no words for visitors."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.content.days import is_like_day
from kiosk.content.header import words as words
from kiosk.content.text.held_back import SHORT, bare, is_hiding, visible
from kiosk.content.text.line_kinds import is_heading

_MAX_LINES = 120
# Three hyphens, what Word makes of them, and what else people draw a line of; +++ is Hugo's.
_MARK = re.compile(r"[-–—―−‐‑]{2,}|[—―]|(?P<plus>\+{3,})|[-–—](?: ?[-–—])+")
_OTHER_MARK = re.compile(r"={3,}|_{3,}|\*{3,}|~{3,}|#{3,}|-{1,2}")
_ENTRY = re.compile(r"""[*_"'«“]{0,2}(\w[\w .-]{0,40}?)[*_"'»”]{0,2}\s*([:：﹕︓=])[*_]{0,2}(.*)""")
_DATED = re.compile(r"([^\W\d_]+)\s+(\S.*)")  # "from 2026-11-22"
_TABLE = re.compile(r"\[{1,2}[\w.-]+\]{1,2}")
# Of the words for the first and last day, those that begin no sentence in small letters.
_WHEN = frozenset(("from", "until", "с", "по", "до", "бастап", "дейін"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line `key: value`, `key` as it is written; `indent` in columns."""

    key: str
    value: str
    indent: int
    colon: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Lines `start` to `end` of a text are the entries of its header, which takes all up to `after`.

    `closed` is False where a mark above has none below.
    """

    start: int
    end: int
    after: int
    closed: bool = True
    toml: bool = False


def entry_of(line: str, *, toml: bool = False) -> Entry | None:
    """Return the entry that a line is; `key = value` counts in a header of +++ and for keys we know."""
    line = visible(line).expandtabs(4)
    match = _ENTRY.fullmatch(line.strip())
    if match is None:
        dated = _DATED.fullmatch(line.strip())
        if dated and words.key_of(dated[1]) in ("from", "until") and is_like_day(dated[2]):
            return Entry(dated[1], dated[2], len(line) - len(line.lstrip()), colon=False)
        return None
    if match[2] == "=" and not toml and not (words.key_of(match[1]) or words.is_shown_word(match[1])):
        return None
    return Entry(match[1].strip(), match[3].strip(), len(line) - len(line.lstrip()))


def header_place(lines: list[str]) -> Place | None:
    """Return where the header is, None for a text without one.

    A rule, and words with a colon, may stand at the top of any text: a header has keys that we know,
    those of other programs, or nothing but lines of small letters before a colon.
    """
    start = next((at for at, line in enumerate(lines) if bare(line)), len(lines))
    if start == len(lines):
        return None
    if place := _marked(lines, start) or _unmarked(lines, start, is_surely_meant):
        return place
    if is_heading(lines[start].lstrip()):  # below the title, where only what hides counts
        below = next((at for at in range(start + 1, len(lines)) if bare(lines[at])), len(lines))
        if below < len(lines) and below > start + 1 and lines[below].startswith(("    ", "\t")):
            return None  # preformatted text
        place = _marked(lines, below) or _unmarked(lines, below, _hides_clearly)
        if place and any(_hides_clearly(entry) for entry in _entries_at(lines, place)):
            return place
    return None


def is_surely_meant(entry: Entry) -> bool:
    """True for an entry that is one without any mark around it: no sentence begins like this."""
    key, small = words.key_of(entry.key), entry.key[:1].islower()
    if not entry.colon and not (small and entry.key.isascii()):
        return False  # "с 1 июня 2026" may begin a sentence
    value = entry.value.strip("\"'«»“” ")
    if words.is_shown_word(entry.key):
        return words.hides(entry.key, value)
    if key == "draft":
        return (small and not words.is_doubtful(entry.key) and len(value) <= SHORT) or _is_answer(value)
    if key in ("from", "until"):
        return is_like_day(value) or (entry.key in _WHEN and 0 < len(value) <= SHORT)
    if key:
        return small and entry.key.isascii() and bool(value)
    likely = words.likely_key(entry.key)
    if likely in ("draft", "from", "until"):
        return _is_answer(value) if likely == "draft" else is_like_day(value)
    return False


def _hides_clearly(entry: Entry) -> bool:
    if not entry.colon:
        return False
    key = words.key_of(entry.key) or words.likely_key(entry.key)
    if key == "draft":
        return words.is_yes(entry.value) or (entry.key.islower() and not words.is_doubtful(entry.key))
    if key in ("from", "until"):
        return is_like_day(entry.value.strip("\"'«»“” "))
    return words.hides(entry.key, entry.value)


def _is_answer(value: str) -> bool:
    return words.is_yes(value) or words.is_no(value)


def _entries_at(lines: list[str], place: Place) -> list[Entry]:
    found = (entry_of(line, toml=place.toml) for line in lines[place.start : place.end])
    return [entry for entry in found if entry is not None]


def _marked(lines: list[str], start: int) -> Place | None:
    """Return the header that the mark in line `start` opens."""
    body = bare(lines[start]) if start < len(lines) else ""
    mark = _MARK.fullmatch(body)
    if mark is None and _OTHER_MARK.fullmatch(body) is None:
        return None
    toml = mark is not None and mark["plus"] is not None
    last = min(len(lines), start + _MAX_LINES)
    end = next((at for at in range(start + 1, last) if _is_closing(lines[at])), None)
    if end is not None and _is_all_header(lines[start + 1 : end], toml):
        inside = lines[start + 1 : end]
        if not any(map(bare, inside)):
            # Whoever deletes the last line of a header leaves its marks behind.
            return Place(start + 1, end, end + 1) if mark else None
        if _is_header(inside, toml, strict=mark is None):
            return Place(start + 1, end, end + 1, toml=toml)
    # The closing line was forgotten: the header ends where the first run of entries ends.
    end = start + 1
    known = False
    while end < last and (bare(lines[end]) or not known):
        entry = entry_of(lines[end], toml=toml)
        if entry is None and not (known and _belongs(lines[end])):
            break
        known = known or (entry is not None and _is_key(entry))
        end += 1
    return Place(start + 1, end, end, closed=False, toml=toml) if known and mark else None


def _unmarked(lines: list[str], start: int, is_meant: Callable[[Entry], bool]) -> Place | None:
    """Return the header that begins in line `start` without a mark above it."""
    end, sure = start, False
    at = start
    while at < min(len(lines), start + _MAX_LINES) and bare(lines[at]):
        entry = entry_of(lines[at])
        if entry is None:
            if not (sure and _belongs(lines[at])):
                break
            at += 1
            continue
        if is_meant(entry):
            sure, end = True, at + 1
        elif _is_key(entry) or _is_small(entry):
            end = at + 1 if sure or _is_run(lines, start) else end
        at += 1
    if not sure and not (end > start and _is_run(lines, start)):
        return None
    after = end
    while after < len(lines) and after < end + 2 and not bare(lines[after]):
        after += 1
    closing = after < len(lines) and _is_closing(lines[after])
    return Place(start, end, after + 1 if closing else end)


def _is_run(lines: list[str], start: int) -> bool:
    """True where the first lines, all of small letters before a colon, are several keys."""
    run: list[Entry] = []
    for line in lines[start : start + _MAX_LINES]:
        entry = entry_of(line)
        if entry is None:
            if bare(line) and not is_heading(line) and not _is_closing(line):
                return False
            break
        run.append(entry)
    return len(run) > 1 and all(
        entry.key[:1].islower() and (words.key_of(entry.key) or words.is_foreign(entry.key)) for entry in run
    )


def _is_closing(line: str) -> bool:
    return _MARK.fullmatch(bare(line)) is not None


def _is_all_header(inside: list[str], toml: bool) -> bool:
    """False where text follows an empty line: the mark below is a rule, far from the header."""
    entry_above, gap = False, False  # also behind a title, which begins like a comment
    for line in inside:
        if not bare(line):
            gap = True
            continue
        entry = entry_of(line, toml=toml)
        if entry is not None:
            entry_above, gap = True, False
        elif line.startswith("#"):
            gap = True
        elif entry_above and gap and not _belongs(line):
            return False
    return True


def _is_header(inside: list[str], toml: bool, *, strict: bool) -> bool:
    filled = [line for line in inside if bare(line)]
    entries = [entry for line in filled if (entry := entry_of(line, toml=toml)) is not None]
    if any(is_hiding(line) for line in filled):
        return True
    if strict:
        return any(is_surely_meant(entry) for entry in entries)
    return any(_is_key(entry) for entry in entries) or (
        len(entries) > 1 and len(entries) == len(filled) and all(map(_is_small, entries))
    )


def _is_key(entry: Entry) -> bool:
    """True for a key that is known, may be meant, or belongs to another program's header."""
    small = entry.key[:1].islower() or entry.key.isupper()
    if key := words.key_of(entry.key):
        return small or key not in ("from", "until") or is_like_day(entry.value) or entry.key.isascii()
    if words.is_foreign(entry.key):
        return small and (entry.key.isascii() or is_like_day(entry.value))
    return bool(words.likely_key(entry.key)) or words.hides(entry.key, entry.value)


def _is_small(entry: Entry) -> bool:
    return re.fullmatch(r"[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮІҺ][\w-]*", entry.key) is not None


def _belongs(line: str) -> bool:
    """True for a line that goes on with the entry above: indented, an item, a comment, a table's name."""
    body = bare(line)
    return line[:1] in (" ", "\t") or body.startswith(("- ", "* ")) or _TABLE.fullmatch(body) is not None
