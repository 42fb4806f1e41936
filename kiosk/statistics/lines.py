"""The tables as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import shorten

from kiosk.message import one_line
from kiosk.statistics.figures import written
from kiosk.statistics.tables import FEW, Row, Table

MOST_ROWS = 20
LONGEST_LABEL = 56  # letters
WIDEST_BAR = 24
MOST_DAYS = 62  # more are told by month


def as_lines(tables: Iterable[Table], language: str) -> Iterator[str]:
    """Yield the tables, each below its title, without those that have nothing to tell."""
    by_name = {table.name: table for table in tables}
    many = "days" in by_name and len(by_name["days"].rows) > MOST_DAYS
    unseen = "days" if many else "months"
    for table in by_name.values():
        if table.name != unseen and any(any(row.values) for row in _seen(table)):
            yield ""
            yield table.title.upper()
            if table.name == "whole":
                yield from _one_row(table, language)
            elif len(table.columns) == 1:
                yield from _bars(table, language)
            else:
                yield from _columns(table, language)


def _one_row(table: Table, language: str) -> Iterator[str]:
    """Yield the values of a table of one row, each with its title."""
    [row] = table.rows
    wide = max(len(column.title) for column in table.columns)
    for column, value in zip(table.columns, row.values, strict=True):
        yield f"  {column.title:<{wide}}  {written(value, column, language)}"


def _bars(table: Table, language: str) -> Iterator[str]:
    """Yield the rows of a table with one column, each with a bar."""
    rows = table.rows[:MOST_ROWS] if table.name == "onward" else table.rows
    wide = max(len(_label(row)) for row in rows)
    texts = [written(row.values[0], table.columns[0], language) for row in rows]
    most = max((value for row in rows if isinstance(value := row.values[0], int)), default=0)
    room = max(map(len, texts))
    for row, text in zip(rows, texts, strict=True):
        value = row.values[0]
        length = round(WIDEST_BAR * value / most) if isinstance(value, int) and most else 0
        yield f"  {_label(row):<{wide}}  {text:>{room}}  {'█' * length}".rstrip()


def _seen(table: Table) -> Iterable[Row]:
    """Return the rows that are shown: of pages only the first, and none that is only known to be rare."""
    if table.name == "whole" or len(table.columns) == 1:
        return table.rows
    return [row for row in table.rows[:MOST_ROWS] if row.values[0] != FEW]


def _columns(table: Table, language: str) -> Iterator[str]:
    """Yield the first rows of a table with several columns, below their titles."""
    rows = _seen(table)
    heads = [column.title for column in table.columns]
    cells = [
        [written(value, column, language) for value, column in zip(row.values, table.columns, strict=True)]
        for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    wide = max((len(_label(row)) for row in rows), default=0)
    for label, line in [("", heads), *zip(map(_label, rows), cells, strict=True)]:
        numbers = (f"{cell:>{width}}" for cell, width in zip(line, widths, strict=True))
        yield f"  {label:<{wide}}  {'  '.join(numbers)}".rstrip()


def _label(row: Row) -> str:
    """Return what a row is of, on one line."""
    return shorten(one_line(row.label), LONGEST_LABEL, placeholder="…")
