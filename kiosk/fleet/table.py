"""All screens as a table for the terminal, whatever its width."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

from kiosk.fleet.rows import NONE, Row
from kiosk.languages.catalogue import translate
from kiosk.message import N_

WRONG, WELL = "! ", "  "
GAP = "  "
NARROW = 72  # columns, below which each screen has lines of its own
LONGEST = 28  # letters of a name
HEADS = {
    "center": N_("Center"),
    "name": N_("Screen"),
    "group": N_("Group"),
    "standing": N_("State"),
    "release": N_("Release"),
    "age": N_("Published"),
    "problems": N_("Problems"),
    "disk": N_("Free"),
    "seen": N_("Last seen"),
}
_NUMBERS = ("release", "problems", "disk")
# What a terminal that is too narrow for all goes without, first to last.
_SPARED = ("problems", "age", "group", "disk", "center")


def table(rows: Sequence[Row], language: str, width: int) -> Iterator[str]:
    """Yield the lines of the table, each of at most `width` columns; why a screen needs help is below it."""
    if width < NARROW:
        for row in rows:
            yield from _lines_of_one(row, language, width)
        return
    names = [name for name in HEADS if any(_cell(row, name) != NONE for row in rows)]
    if len({row.center for row in rows}) == 1 and "center" in names:
        names.remove("center")
    widths = {name: _widest(rows, name, language) for name in names}
    for spared in _SPARED:
        if sum(widths.values()) + len(GAP) * len(widths) > width:
            widths.pop(spared, None)
    heads = {name: translate(language, HEADS[name]) for name in widths}
    yield _line(WELL, heads, widths)
    for row in rows:
        mark = WRONG if row.screen.is_wrong else WELL
        yield _line(mark, {name: _cell(row, name) for name in widths}, widths)
        yield from _below(row, width, "    ")
    if note := next((row.note for row in rows if row.note), ""):
        yield f"{WELL}* {note}"


def _lines_of_one(row: Row, language: str, width: int) -> Iterator[str]:
    """Yield the lines of a screen for a narrow terminal."""
    mark = WRONG if row.screen.is_wrong else WELL
    yield cut(f"{mark}{row.name}{GAP}{row.standing}", width)
    yield from _below(row, width, "    ")
    release = f"{row.release} ({row.note})" if row.note else row.release
    facts = {"release": release, "age": row.age, "disk": row.disk, "seen": row.seen}
    said = " · ".join(
        f"{translate(language, HEADS[name]).lower()}: {value}"
        for name, value in facts.items()
        if value != NONE
    )
    yield from textwrap.wrap(said, max(20, width), initial_indent="    ", subsequent_indent="    ")


def _below(row: Row, width: int, indent: str) -> Iterator[str]:
    """Yield why a screen needs help."""
    if said := row.why or (row.note if row.screen.is_wrong else ""):
        yield from textwrap.wrap(said, max(20, width), initial_indent=indent, subsequent_indent=indent)


def _cell(row: Row, name: str) -> str:
    """Return what stands in a column."""
    value = str(getattr(row, name))
    if name == "release" and row.note:
        return f"{value} *"
    return cut(value, LONGEST) if name in ("name", "center", "group") else value


def _widest(rows: Sequence[Row], name: str, language: str) -> int:
    """Return the width of a column."""
    return max(columns(translate(language, HEADS[name])), *(columns(_cell(row, name)) for row in rows))


def _line(mark: str, cells: dict[str, str], widths: dict[str, int]) -> str:
    """Return the cells beside each other."""
    parts = []
    for name, wide in widths.items():
        space = " " * (wide - columns(cells[name]))
        parts.append(space + cells[name] if name in _NUMBERS else cells[name] + space)
    return (mark + GAP.join(parts)).rstrip()


def cut(text: str, most: int) -> str:
    """Return a text of at most so many columns."""
    if columns(text) <= most:
        return text
    while text and columns(text) > most - 1:
        text = text[:-1]
    return text + "…"


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
