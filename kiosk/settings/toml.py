"""TOML as people type it: where each key stands, and what a mistake probably is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LARGEST = 64 * 1024
MOST_DOTS = 200  # in one line; a key of 30,000 parts keeps tomllib busy for 20 s

_PART = r"""(?:"[^"\n]*"|'[^'\n]*'|[^\s=.\[\]{},"'#]+)"""
_KEY = re.compile(rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*=(.*)", re.DOTALL)
_TABLE = re.compile(rf"\s*\[\[?\s*({_PART}(?:\s*\.\s*{_PART})*)\s*\]")
_INLINE = re.compile(rf"[{{,]\s*({_PART})\s*=")
_CURLY = "“”„‟«»‘’‚‹›"


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a text is not TOML, or a remark about one that is. `code` ends in what it is about."""

    code: str
    line: int = 0
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Toml:
    """What was read: `values` is None when `mistakes` left nothing to use."""

    values: dict[str, Any] | None
    lines: Mapping[str, int]  # "idle.seconds" -> 1-based line
    mistakes: tuple[Mistake, ...] = ()

    def line(self, key: str) -> int:
        """Return the line of a dotted key, else of the table it is in, else 0."""
        while key and key not in self.lines:
            key = key.rpartition(".")[0]
        return self.lines.get(key, 0)


def read_toml(data: bytes) -> Toml:
    """Read a small TOML file, whatever Notepad or Word did to it; never raises."""
    import tomllib

    if len(data) > LARGEST:
        return Toml(None, {}, (Mistake("too-large", 0, {"most": str(LARGEST // 1024)}),))
    text, mistakes = _decode(data)
    if text is None:
        return Toml(None, {}, mistakes)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\u200b", "")
    for number, row in enumerate(text.split("\n"), 1):
        if row.count(".") > MOST_DOTS:
            return Toml(None, {}, (*mistakes, Mistake("syntax", number, {"text": _short(row)})))
    lines = _key_lines(text)
    try:
        return Toml(tomllib.loads(text), lines, mistakes)
    except RecursionError:
        return Toml(None, lines, (*mistakes, Mistake("syntax", 1, {"text": _short(text)})))
    except ValueError as error:
        return Toml(None, lines, (*mistakes, _explain(text, str(error), lines)))


def _decode(data: bytes) -> tuple[str | None, tuple[Mistake, ...]]:
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
    found: dict[str, int] = {}
    table = ""
    inside = ""  # the quotes of the long text we are in
    for number, line in enumerate(text.split("\n"), 1):
        if not inside:
            if head := _TABLE.match(line):
                table = _plain(head[1])
                found.setdefault(table, number)
            elif key := _KEY.match(line):
                path = _join(table, _plain(key[1]))
                found.setdefault(path, number)
                if key[2].lstrip().startswith("{"):
                    for inner in _INLINE.finditer(key[2]):
                        found.setdefault(_join(path, _plain(inner[1])), number)
        for quotes in re.findall(r'"""|\'\'\'', line):
            inside = "" if inside == quotes else inside or quotes
    return found


def _plain(key: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in re.findall(_PART, key))


def _join(table: str, key: str) -> str:
    return f"{table}.{key}" if table else key


def _explain(text: str, error: str, lines: Mapping[str, int]) -> Mistake:
    """Turn the parser's words into a mistake that staff can find and mend."""
    rows = text.split("\n")
    place = re.search(r"at line (\d+)", error)
    number = int(place[1]) if place else len(text.rstrip().split("\n"))
    row = rows[number - 1]
    keys = {line: key for key, line in lines.items()}
    match = _KEY.match(row)
    before = number - 1 if place else number  # the last line that may have left something open
    above = max((line for line in keys if line <= before), default=0)
    head = _TABLE.match(row)
    ended = match or head or not place
    if above and ended and _open_bracket(rows[above - 1 : before]):
        return Mistake("unclosed", above, {"key": keys[above]})
    began = match or head
    key = keys.get(number) or (_plain(began[1]) if began else keys.get(above, ""))
    value = match[2] if match else "" if head else row
    if "overwrite" in error or "twice" in error:
        return Mistake("twice", number, {"key": key})
    outside = re.sub(r'"[^"]*"|\'[^\']*\'|#.*', "", value)
    curly = any(mark in outside for mark in _CURLY)
    if curly and ('"' not in outside or outside.rstrip().endswith(("”", "“", "’"))):
        return Mistake("curly-quotes", number, {"key": key})
    unquoted = match is not None and outside.strip() and not re.match(r"\s*[\[{\d+\-.]", value)
    if match is not None and outside.rstrip().endswith(";"):
        return Mistake("semicolon", number, {"key": key})
    if '"' in outside or unquoted:
        return Mistake("quote-missing", number, {"key": key})
    if not key.isascii():
        return Mistake("letters", number, {"key": key})
    return Mistake("syntax", number, {"text": _short(row)})


def _open_bracket(rows: list[str]) -> bool:
    plain = re.sub(r'"[^"\n]*"|\'[^\'\n]*\'|#.*', "", "\n".join(rows))
    return _TABLE.match(plain) is None and plain.count("[") > plain.count("]")


def _short(text: str) -> str:
    line = text.strip().split("\n")[0]
    return line if len(line) <= 60 else line[:59] + "…"
