"""A small TOML file as people type and save it: its values, the line of each key, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.settings.toml_lines import Mistake, key_lines, syntax

LARGEST = 64 * 1024  # bytes
MOST_DOTS = 200  # in one line; a key of 30,000 parts keeps tomllib busy for 20 s


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
    lines = key_lines(text)
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
