"""Makes tables as staff type them regular: with a border, a line of dashes, and equally long rows."""

from __future__ import annotations

import re

from kiosk.content.text.line_kinds import is_bordered_row, is_separator

_PIPE = re.compile(r"(?<!\\)\|")


def table_at(lines: list[str], start: int) -> int | None:
    """Return the index after the table that starts at line `start`, None when none starts there."""
    if start + 1 >= len(lines) or "|" not in lines[start]:
        return None
    first, second = lines[start].strip(), lines[start + 1].strip()
    if is_separator(first) or not (
        is_separator(second) or (is_bordered_row(first) and is_bordered_row(second))
    ):
        return None
    end = start + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    return end


def regular_table(lines: list[str]) -> list[str]:
    """Return the lines of a table with a border, a line of dashes, and as many columns as its longest row."""
    rows = [_inner(line) for line in lines if not is_separator(line)]
    columns = max(map(_columns, rows))
    dashes = next((_inner(line) for line in lines if is_separator(line)), "")
    marks = [re.sub("[-–—]+", "---", mark.strip()) or "---" for mark in dashes.split("|")]
    marks = (marks + ["---"] * columns)[:columns]
    padded = [f"| {row} |" + " |" * (columns - _columns(row)) for row in rows]
    return [padded[0], "|" + "|".join(marks) + "|", *padded[1:]]


def _inner(line: str) -> str:
    """Return a row without its border."""
    body = line.strip().removeprefix("|")
    return body[:-1].strip() if body.endswith("|") and not body.endswith("\\|") else body.strip()


def _columns(row: str) -> int:
    """Return the number of cells in a row."""
    return len(_PIPE.findall(re.sub(r"(`+).+?\1", "", row))) + 1
