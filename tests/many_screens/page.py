"""docs/fleet.md as something that can be followed: its commands and its files, by heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).parents[2]
# The headings below which every printed command is typed.
PARTS = (
    *("The computer that publishes", "Three screens", "How they are", "Try it before you leave"),
    *("The broker", "Each screen"),
)
_HEADING = re.compile(r"^#{2,4} (.+)$")
_COMMAND = re.compile(r"^ {4,8}(\S.*?)(?: {2,}#.*)?$")


@dataclass
class Section:
    """The commands below a heading, as they are printed, and its blocks by kind, such as "toml"."""

    commands: list[str] = field(default_factory=list)
    blocks: dict[str, list[str]] = field(default_factory=dict)


def sections(text: str | None = None) -> dict[str, Section]:
    """Return the sections of the page by heading, each without those below it."""
    found = {"": Section()}
    heading, kind = "", ""
    block: list[str] = []
    for line in (text or (PROJECT / "docs" / "fleet.md").read_text("utf-8")).splitlines():
        if line.startswith("```"):
            if kind:
                found[heading].blocks.setdefault(kind, []).append("\n".join([*block, ""]))
            kind, block = ("" if kind else line.removeprefix("```") or "text"), []
        elif kind:
            block.append(line)
        elif match := _HEADING.match(line):
            heading = match[1]
            found[heading] = Section()
        elif match := _COMMAND.match(line):
            found[heading].commands.append(match[1])
    return found
