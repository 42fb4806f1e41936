"""A small TOML file as people type and save it: its values, the line of each key, and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LARGEST = 64 * 1024  # bytes
MOST_DOTS = 200  # in one line; a key of 30,000 parts keeps tomllib busy for 20 s


_PART = r"""(?:"[^"\n]*"|'[^'\n]*'|[^\s=.\[\]{},"'#]+)"""
KEY = re.compile(rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*=(.*)", re.DOTALL)
TABLE = re.compile(rf"\s*\[\[?\s*({_PART}(?:\s*\.\s*{_PART})*)\s*\]")
INLINE = re.compile(rf"[{{,]\s*({_PART})\s*=")
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


@dataclass(frozen=True, slots=True)
class Toml:
    """A file that was read; `values` is None when `mistakes` left nothing to use."""

    values: dict[str, Any] | None
    lines: Mapping[str, int]  # "idle.seconds" -> 1-based line
    mistakes: tuple[Mistake, ...] = ()

    def line(self, key: str) -> int:
        """Return the 1-based line of a dotted key, else of the table it is in, else 0."""
        while key and key not in self.lines:
            key = key.rpartition(".")[0]
        return self.lines.get(key, 0)


def read_toml(data: bytes) -> Toml:
    """Read a small TOML file in any encoding that Notepad writes; never raises."""
    import tomllib

    if len(data) > LARGEST:
        return Toml(None, {}, (Mistake("too-large", 0, {"most": str(LARGEST // 1024)}),))
    text, mistakes = _decode(data)
    if text is None:
        return Toml(None, {}, mistakes)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\u200b", "")
    for number, row in enumerate(text.split("\n"), 1):
        if row.count(".") > MOST_DOTS:
            return Toml(None, {}, (*mistakes, syntax(row, number)))
    lines = _key_lines(text)
    try:
        return Toml(tomllib.loads(text), lines, mistakes)
    except RecursionError:
        return Toml(None, lines, (*mistakes, syntax(text, 1)))
    except ValueError as error:
        from kiosk.settings.toml_mistakes import explain  # few files need it, and the kiosk is to start fast

        return Toml(None, lines, (*mistakes, explain(text, str(error), lines)))


def _decode(data: bytes) -> tuple[str | None, tuple[Mistake, ...]]:
    """Return the text of a file, None if it is no text, and what to remark about its encoding."""
    encodings = ["utf-8-sig", "cp1251"]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        known = () if encoding == "utf-8-sig" else (Mistake("encoding", 0, {"encoding": encoding}),)
        return text, known
    return None, (Mistake("not-text"),)


def _key_lines(text: str) -> dict[str, int]:
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
                    for inner in INLINE.finditer(key[2]):
                        found.setdefault(_join(path, plain_key(inner[1])), number)
        for quotes in re.findall(r'"""|\'\'\'', line):
            inside = "" if inside == quotes else inside or quotes
    return found


def _join(table: str, key: str) -> str:
    """Return the dotted key of a key in a table."""
    return f"{table}.{key}" if table else key


def syntax(row: str, number: int) -> Mistake:
    """Return the mistake for a line of which only its number is known."""
    line = row.strip().split("\n")[0]
    shown = line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1] + "…"
    return Mistake("syntax", number, {"text": shown})


def plain_key(key: str) -> str:
    """Return a dotted key without quotes and blanks: `idle . "seconds"` is "idle.seconds"."""
    return ".".join(part.strip().strip("\"'") for part in re.findall(_PART, key))
