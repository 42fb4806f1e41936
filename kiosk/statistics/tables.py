"""The tables that are told of a period: on the terminal, in the report, as CSV and JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from kiosk.languages.catalogue import translator
from kiosk.languages.dates import long_date, month_name, weekday_name
from kiosk.languages.names import own_name
from kiosk.message import N_
from kiosk.statistics.counts import What, iso_day
from kiosk.statistics.read import Summary
from kiosk.statistics.titles import Titles

LEAST_TOLD = 5  # smaller counts are hidden
MOST_DAYS = 1000  # of which those without visits are listed, too; a wrong clock may be decades away
FEW: Final = "few"

# A count or seconds; FEW for a count that is hidden, None for what was not measured.
Value = int | Literal["few"] | None

_HOME = N_("Home screen")
_USES = {
    What.PICTURE: N_("Pictures opened full screen"),
    What.CODE: N_("QR codes opened"),
    What.RIGHT: N_("Questions answered correctly"),
    What.WRONG: N_("Questions answered wrongly"),
}
_PERCENT = N_("Text enlarged to {percent} %")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values; `seconds` tells times from counts."""

    name: str
    title: str
    seconds: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what it is of, the key of that (a page, a day, a tag), its values."""

    key: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a title, in the language of its reader."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def told(count: int) -> Value:
    """Return a count, or FEW for one that is hidden."""
    return FEW if 0 < count < LEAST_TOLD else count


def tables(found: Summary, titles: Titles) -> tuple[Table, ...]:
    """Return all tables of a period in the language of `titles`."""
    return tuple(_Tables(found, titles).all())


class _Tables:
    """Makes the tables of one summary."""

    def __init__(self, found: Summary, titles: Titles) -> None:
        self._found = found
        self._titles = titles
        self._language = titles.language
        self._say: Callable[[str], str] = translator(titles.language)
        self._visits = (Column("visits", self._say(N_("Visits"))),)

    def all(self) -> Iterator[Table]:
        """Yield the tables."""
        yield self._whole()
        yield from self._by_day()
        yield self._of_visits("hours", N_("Visits by hour"), self._hours())
        yield self._of_visits(
            "languages", N_("Visits by language"), self._counted(self._found.languages, own_name)
        )
        sections = self._counted(self._found.sections, self._titles.of)
        yield self._of_visits("sections", N_("Visits by section"), sections)
        yield self._pages()
        times = (Column("times", self._say(N_("Times"))),)
        onward = (
            Row(f"{left} {to}", f"{self._page(left)} → {self._page(to)}", (told(count),))
            for (left, to), count in self._found.onward.most_common()
            if count >= LEAST_TOLD
        )
        yield Table("onward", self._say(N_("From page to page")), times, tuple(onward))
        yield Table("uses", self._say(N_("What else was used")), times, tuple(self._uses()))

    def _whole(self) -> Table:
        """Return the sums of the whole period."""
        found = self._found
        columns = (
            *self._visits,
            Column("reading", self._say(N_("Visits that opened a page"))),
            Column("opened", self._say(N_("Pages opened"))),
            Column("stay", self._say(N_("Usual time on a page")), seconds=True),
        )
        values = (told(found.visits), told(found.reading), told(found.opened), _seconds(found.stay))
        return Table("whole", self._say(N_("In all")), columns, (Row("", "", values),))

    def _by_day(self) -> Iterator[Table]:
        """Yield the tables of days, weekdays, months and what has no day."""
        days = {day: count for text, count in self._found.days.items() if (day := iso_day(text))}
        every = sorted(days)
        if every:
            if (every[-1] - every[0]).days <= MOST_DAYS:
                every = [every[0] + timedelta(number) for number in range((every[-1] - every[0]).days + 1)]
            rows = [(day.isoformat(), long_date(day, self._language), days.get(day, 0)) for day in every]
            yield self._of_visits("days", N_("Visits by day"), rows)
        months: dict[str, int] = {}
        for day, count in sorted(days.items()):
            months[f"{day:%Y-%m}"] = months.get(f"{day:%Y-%m}", 0) + count
        called = (
            (key, month_name(date.fromisoformat(f"{key}-01"), self._language), count)
            for key, count in months.items()
        )
        yield self._of_visits("months", N_("Visits by month"), called)
        weekdays = [sum(count for day, count in days.items() if day.weekday() == n) for n in range(7)]
        named = ((str(n + 1), weekday_name(n, self._language), count) for n, count in enumerate(weekdays))
        yield self._of_visits("weekdays", N_("Visits by day of the week"), named)
        rest = sorted((text, count) for text, count in self._found.days.items() if iso_day(text) is None)
        without = self._say(N_("Days that are not known: the clock was wrong"))
        yield self._of_visits(
            "years", N_("Visits by year, long ago"), ((text, text or without, count) for text, count in rest)
        )

    def _hours(self) -> Iterator[tuple[str, str, int]]:
        """Yield the hours from the first with a visit to the last."""
        hours = self._found.hours
        for hour in range(min(hours), max(hours) + 1) if hours else ():
            yield str(hour), f"{hour:02}:00", hours[hour]

    def _pages(self) -> Table:
        """Return the table of the pages, the most read first."""
        columns = (
            Column("opened", self._say(N_("Opened"))),
            Column("stay", self._say(N_("Usual time")), seconds=True),
            Column("ended", self._say(N_("Visits that ended here"))),
        )
        pages = sorted(self._found.pages.items(), key=lambda item: (-item[1].opened, -item[1].ended, item[0]))
        rows = (
            Row(
                page,
                self._page(page),
                (
                    told(sums.opened) if page else None,
                    _seconds(sums.stay) if sums.stays.total() >= LEAST_TOLD else None,
                    told(sums.ended),
                ),
            )
            for page, sums in pages
        )
        return Table("pages", self._say(N_("Pages")), columns, tuple(rows))

    def _uses(self) -> Iterator[Row]:
        """Yield how often each thing was used, apart from pages."""
        for what, text in _USES.items():
            yield Row(what, self._say(text), (told(self._found.uses[what]),))
        for percent, count in sorted(self._found.sizes.items(), key=lambda item: int(item[0])):
            yield Row(percent, self._say(_PERCENT).format(percent=percent), (told(count),))

    def _counted(
        self, counts: Mapping[str, int], name: Callable[[str], str]
    ) -> Iterator[tuple[str, str, int]]:
        """Yield each key with its name and count, the largest first."""
        for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            yield key, name(key), count

    def _of_visits(self, name: str, title: str, rows: Iterable[tuple[str, str, int]]) -> Table:
        """Return a table with one column, the number of visits."""
        return Table(
            name,
            self._say(title),
            self._visits,
            tuple(Row(key, label, (told(count),)) for key, label, count in rows),
        )

    def _page(self, page: str) -> str:
        """Return what a page is called."""
        return self._titles.of(page) if page else self._say(_HOME)


def _seconds(stay: float | None) -> Value:
    """Return a time in whole seconds."""
    return None if stay is None else round(stay)
