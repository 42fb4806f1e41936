"""The lines of a TOML file as people type it: where keys and tables begin, and what is wrong in a line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_PART = r"""(?:"[^"\n]*"|'[^'\n]*'|[^\s=.\[\]{},"'#]+)"""
KEY = re.compile(rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*=(.*)", re.DOTALL)
TABLE = re.compile(rf"\s*\[\[?\s*({_PART}(?:\s*\.\s*{_PART})*)\s*\]")
_INLINE = re.compile(rf"[{{,]\s*({_PART})\s*=")
_LONGEST_SHOWN = 60  # letters of a line that a message repeats


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a text is not TOML, or a remark about one that is.

    `code` is the second half of a problem's code: "settings-" stands before it. `line` is 1-based, 0 for
    the file as a whole.
    """

    code: str
    line: int = 0
    values: Mapping[str, str] = field(default_factory=dict)


def syntax(row: str, number: int) -> Mistake:
    """Return the mistake for a line of which only its number is known."""
    line = row.strip().split("\n")[0]
    shown = line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1] + "…"
    return Mistake("syntax", number, {"text": shown})


def key_lines(text: str) -> dict[str, int]:
    """Return the 1-based line of each dotted key and table, also where the text is not valid TOML."""
    found: dict[str, int] = {}
    table = ""
    inside = ""  # the quotes of the long text we are in
    for number, line in enumerate(text.split("\n"), 1):
        if not inside:
            if head := TABLE.match(line):
                table = plain_key(head[1])
                found.setdefault(table, number)
            elif key := KEY.match(line):
                path = _join(table, plain_key(key[1]))
                found.setdefault(path, number)
                if key[2].lstrip().startswith("{"):
                    for inner in _INLINE.finditer(key[2]):
                        found.setdefault(_join(path, plain_key(inner[1])), number)
        for quotes in re.findall(r'"""|\'\'\'', line):
            inside = "" if inside == quotes else inside or quotes
    return found


def plain_key(key: str) -> str:
    """Return a dotted key without quotes and blanks: `idle . "seconds"` is "idle.seconds"."""
    return ".".join(part.strip().strip("\"'") for part in re.findall(_PART, key))


def _join(table: str, key: str) -> str:
    """Return the dotted key of a key in a table."""
    return f"{table}.{key}" if table else key
