"""The tables for other programs: CSV that Excel opens, and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from kiosk.languages.catalogue import translate
from kiosk.message import N_, one_line
from kiosk.statistics.figures import few
from kiosk.statistics.tables import FEW, LEAST_TOLD, Table, Value

# With these a cell would be taken for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(tables: Iterable[Table], language: str) -> bytes:
    """Return one line for each value: table, what it is of, page or day, measure, value.

    Excel knows UTF-8 by the byte order mark; in Kazakh and Russian systems it separates by the semicolon.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    heads = (N_("Table"), N_("Of what"), N_("Page, day or tag"), N_("Measure"), N_("Value"))
    writer.writerow([translate(language, head) for head in heads])
    in_seconds = translate(language, N_("{measure}, seconds"))
    for table in tables:
        for row in table.rows:
            for column, value in zip(table.columns, row.values, strict=True):
                measure = in_seconds.format(measure=column.title) if column.seconds else column.title
                texts = (table.title, row.label, row.key, measure)
                writer.writerow([*map(_harmless, texts), _cell(value, language)])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def as_json(tables: Iterable[Table]) -> str:
    """Return {"hidden_below", "tables": {name: [{"key", "label", COLUMN: value, ...}]}} as JSON.

    A hidden count is "few", what was not measured null; times are in seconds.
    """
    told = {
        table.name: [
            {
                "key": row.key,
                "label": row.label,
                **{column.name: value for column, value in zip(table.columns, row.values, strict=True)},
            }
            for row in table.rows
        ]
        for table in tables
    }
    return json.dumps({"hidden_below": LEAST_TOLD, "tables": told}, ensure_ascii=False, indent=2)


def _cell(value: Value, language: str) -> str:
    """Return a value as a cell: a number without signs between its digits, or words."""
    if value is None:
        return ""
    return few(language) if value == FEW else str(value)


def _harmless(text: str) -> str:
    """Return a text that no program takes for a formula."""
    text = one_line(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
