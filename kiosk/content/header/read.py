"""Reads the header of a text: `key: value` lines at its top. Every value is text; this is not YAML."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.content.header.check import value_problems
from kiosk.content.header.draft_lines import draft_line_in
from kiosk.content.header.entry import entry_of
from kiosk.content.header.find import HeaderPlace, find_header
from kiosk.content.header.reader import HeaderReader
from kiosk.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Header:
    """The recognised keys with their values, and the text below the header.

    In `body` the header's lines are left blank, so that every line keeps its number in the file. `lines`
    gives the line of each key, counted from 1. `ignored` are keys of other programs, without a meaning here.
    An error among `problems` means that the text must not be shown: it may have been meant to stay hidden.
    """

    fields: dict[str, str]
    body: str
    problems: tuple[Problem, ...]
    lines: dict[str, int] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()


def split_header(text: str, file: str) -> Header:
    """Take the header off a text and return both; `file` is the path that problems name."""
    lines = text.split("\n")
    place = find_header(lines)
    reader = HeaderReader(file)
    if place is not None:
        reader.read(lines, place)
        lines = _without_header(lines, place)
    if "draft" not in reader.fields:
        found = draft_line_in(lines, place.after if place else 0)
        if found is not None:
            reader.take_for_draft(lines[found], found + 1)
            lines[found] = ""
    reported = any(problem.code == "header-draft-likely" for problem in reader.problems)
    problems = [*reader.problems, *value_problems(reader.fields, reader.lines, file, draft_reported=reported)]
    return Header(
        {key: value for key, value in reader.fields.items() if value},
        "\n".join(lines),
        tuple(sorted(problems, key=lambda problem: problem.line)),
        reader.lines,
        tuple(dict.fromkeys(reader.ignored)),
    )


def _without_header(lines: list[str], place: HeaderPlace) -> list[str]:
    """Return the lines of a text with those of its header blank; a title above the header stays."""
    above = lines[: place.start]
    if above and not any(line.lstrip().startswith("#") for line in above):
        above = [""] * len(above)
    elif above and not entry_of(above[-1]) and not above[-1].startswith("#"):
        above[-1] = ""
    return [*above, *[""] * (place.after - place.start), *lines[place.after :]]
