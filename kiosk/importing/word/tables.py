"""A table of HTML as a grid, in which a cell over several places leaves all but its first empty."""

from __future__ import annotations

from xml.etree.ElementTree import Element

MOST_COLUMNS = 60

Row = list[Element | None]


def rows_of(table: Element) -> list[Row]:
    """Return the rows that are not empty; None stands for a place that another cell covers."""
    rows: list[Row] = []
    below: dict[tuple[int, int], bool] = {}  # (row, column) covered by a cell above
    for number, row in enumerate(_table_rows(table)):
        cells: Row = []
        for cell in row:
            while below.get((number, len(cells))):
                cells.append(None)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(cells), len(cells) + across):
                for under in range(1, down):
                    below[number + under, column] = True
            cells += [cell, *[None] * (across - 1)]
        rows.append(cells[:MOST_COLUMNS] if all(_is_empty(cell) for cell in cells[MOST_COLUMNS:]) else cells)
    return [row for row in rows if not all(_is_empty(cell) for cell in row)]


def _table_rows(table: Element) -> list[Element]:
    """Return the rows of a table, without those of tables inside it."""
    rows = []
    for child in table:
        rows += [child] if child.tag == "tr" else [row for row in child if row.tag == "tr"]
    return rows


def _span(cell: Element, name: str) -> int:
    """Return how many columns or rows a cell covers."""
    value = cell.get(name, "1")
    return min(max(int(value) if value.isdecimal() else 1, 1), MOST_COLUMNS)


def _is_empty(cell: Element | None) -> bool:
    """True for a cell without words and pictures."""
    return cell is None or (not "".join(cell.itertext()).strip() and cell.find(".//img") is None)
