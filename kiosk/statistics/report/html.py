"""The report as one page of HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from kiosk.languages.catalogue import translator
from kiosk.languages.dates import long_date, number, percent, period, short_month, short_weekday
from kiosk.message import N_
from kiosk.statistics.counts import iso_day
from kiosk.statistics.figures import written
from kiosk.statistics.lines import MOST_DAYS
from kiosk.statistics.period import Period
from kiosk.statistics.report.charts import Bar, lying, upright
from kiosk.statistics.report.escape import escaped
from kiosk.statistics.report.style import style
from kiosk.statistics.tables import FEW, LEAST_TOLD, Row, Table
from kiosk.statistics.titles import Titles

MOST_PAGES = 18
MOST_ONWARD = 10
MOST_SECTIONS = 16

_PRIVACY = N_(
    "Only totals are kept: nobody can tell from them who was there or what one visitor did. No pictures, no "
    "names, no words that somebody typed. Counts under {number} are not shown."
)
_EXPLAINED = N_(
    "A visit lasts from the touch that wakes the screen until it rests again, and counts for the language "
    "at its end. The usual time on a page is the median; the last page of a visit does not count for it, as "
    "nobody knows when its reader left."
)


def report(tables: Sequence[Table], titles: Titles, asked: Period, now: datetime) -> str:
    """Return the report on the tables of a period, in the language of `titles`; `now` is when it is made."""
    return _Report({table.name: table for table in tables}, titles, asked, now).page()


class _Report:
    """Puts the parts of one report together."""

    def __init__(self, tables: dict[str, Table], titles: Titles, asked: Period, now: datetime) -> None:
        self._tables = tables
        self._titles = titles
        self._language = titles.language
        self._asked = asked
        self._now = now
        self._say: Callable[[str], str] = translator(titles.language)

    def page(self) -> str:
        """Return the whole page."""
        heading = self._say(N_("What visitors read"))
        body = "\n".join(self._parts(heading))
        title = escaped(" · ".join(filter(None, (heading, self._titles.center))))
        return (
            f'<!DOCTYPE html>\n<html lang="{self._language}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>\n{style()}</style>\n</head>\n"
            f"<body>\n{body}\n</body>\n</html>\n"
        )

    def _parts(self, heading: str) -> Iterator[str]:
        """Yield the parts of the page from top to bottom."""
        yield f"<header><p>{escaped(self._titles.center)}</p><h1>{escaped(heading)}</h1>"
        yield f"<p>{escaped(self._period())}</p></header>"
        if not any(self._tables["whole"].rows[0].values):
            yield f"<p>{escaped(self._say(N_('Nothing was counted on these days.')))}</p>"
        else:
            yield self._figures()
            yield self._visits()
            yield f'<div class="pair">{self._chart("hours")}{self._chart("weekdays")}</div>'
            yield f'<div class="pair">{self._chart("sections")}<div>{self._chart("languages")}'
            yield f"{self._listed('uses', 8)}</div></div>"
            yield self._listed("pages", MOST_PAGES)
            yield self._listed("onward", MOST_ONWARD)
        made = self._say(N_("Made: {day}")).format(day=long_date(self._now.date(), self._language))
        privacy = self._say(_PRIVACY).format(number=LEAST_TOLD)
        yield f"<footer><p>{escaped(self._say(_EXPLAINED))}</p>"
        yield f"<p>{escaped(privacy)}</p><p>{escaped(made)}</p></footer>"

    def _period(self) -> str:
        """Return the first and last day that the report is about."""
        days = [day for row in self._rows("days") if (day := iso_day(row.key))]
        first = self._asked.since or (days[0] if days else self._now.date())
        last = self._asked.until or max(first, days[-1] if days else first)
        return period(first, last, self._language)

    def _figures(self) -> str:
        """Return the sums of the whole period in large figures."""
        table = self._tables["whole"]
        [row] = table.rows
        cells = []
        for column, value in zip(table.columns, row.values, strict=True):
            figure = written(value, column, self._language)
            visits = row.values[0]
            if column.name == "reading" and isinstance(value, int) and isinstance(visits, int) and visits:
                figure = percent(value / visits, self._language)
            cells.append(f"<div><b>{escaped(figure)}</b><span>{escaped(column.title)}</span></div>")
        return f'<section class="figures">{"".join(cells)}</section>'

    def _visits(self) -> str:
        """Return the chart of visits by day, or by month where the days are many."""
        table = self._tables["days"] if len(self._rows("days")) <= MOST_DAYS else self._tables["months"]
        bars = [(self._short(row), _height(row)) for row in table.rows]
        drawn = upright("visits", table.title, bars, self._number, half=False)
        return self._section(table.title, drawn, table.rows)

    def _short(self, row: Row) -> str:
        """Return the label of a day or a month where there is little room."""
        if day := iso_day(row.key):
            return f"{day.day}.{day.month:02}"
        first = date.fromisoformat(f"{row.key}-01")
        month = short_month(first, self._language)
        return f"{month} {first:%y}" if first.month == 1 or row is self._rows("months")[0] else month

    def _chart(self, name: str) -> str:
        """Return the chart of a table with the number of visits."""
        table = self._tables[name]
        rows = table.rows[:MOST_SECTIONS]
        bars: list[Bar] = [(row.label, _height(row)) for row in rows]
        if name == "hours":
            drawn = upright(
                name, table.title, [(row.key, _height(row)) for row in rows], self._number, half=True
            )
        elif name == "weekdays":
            days = [(short_weekday(int(row.key) - 1, self._language), _height(row)) for row in rows]
            drawn = upright(name, table.title, days, self._number, half=True)
        else:
            number_of = self._with_share(sum(map(_height, rows))) if name == "languages" else self._number
            drawn = lying(name, table.title, bars, number_of)
        return self._section(table.title, drawn, rows)

    def _with_share(self, whole: int) -> Callable[[float], str]:
        """Return what writes a number with its share of the whole."""
        return lambda value: f"{self._number(value)} · {percent(value / max(1, whole), self._language)}"

    def _section(self, title: str, drawn: str, rows: Sequence[Row]) -> str:
        """Return a chart below its title, and how a hidden count is shown in it."""
        hidden = any(row.values[0] == FEW for row in rows)
        note = (
            self._say(N_("No bar: fewer than {number}, or none.")).format(number=LEAST_TOLD) if hidden else ""
        )
        return f"<section><h2>{escaped(title)}</h2>{drawn}<small>{escaped(note)}</small></section>"

    def _listed(self, name: str, most: int) -> str:
        """Return the first rows of a table as a table of HTML, "" where all are empty."""
        table = self._tables[name]
        rows = [row for row in table.rows if isinstance(row.values[0], int) and row.values[0]][:most]
        if not rows:
            return ""
        heads = "".join(f"<th>{escaped(column.title)}</th>" for column in table.columns)
        lines = []
        for row in rows:
            cells = (
                f"<td>{escaped(written(value, column, self._language))}</td>"
                for value, column in zip(row.values, table.columns, strict=True)
            )
            lines.append(f"<tr><th>{self._named(name, row)}</th>{''.join(cells)}</tr>")
        return (
            f"<section><h2>{escaped(table.title)}</h2><table><thead><tr><th></th>{heads}</tr></thead>"
            f"<tbody>{''.join(lines)}</tbody></table></section>"
        )

    def _named(self, name: str, row: Row) -> str:
        """Return the label of a row, for a page with its section."""
        section = row.key.partition("/")[0]
        if name != "pages" or section == row.key:
            return escaped(row.label)
        return f"{escaped(row.label)} <i>{escaped(self._titles.of(section))}</i>"

    def _rows(self, name: str) -> tuple[Row, ...]:
        """Return the rows of a table, () where there is none."""
        return self._tables[name].rows if name in self._tables else ()

    def _number(self, value: float) -> str:
        """Return a number for a chart."""
        return number(round(value), self._language)


def _height(row: Row) -> int:
    """Return the height of a bar: that of a hidden count is 0."""
    value = row.values[0]
    return value if isinstance(value, int) else 0
