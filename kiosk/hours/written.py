"""The table [hours] of kiosk.toml as opening hours, and opening hours as such a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kiosk.hours.dates import Dates, NotDate, read_dates
from kiosk.hours.hours import Hours
from kiosk.hours.times import Day, NotHours, day_text, read_day
from kiosk.hours.weekdays import WEEKDAYS, read_weekdays

EXCEPTIONS = "exceptions"

Complain = Callable[..., None]
"""Called with the code of a problem, the key below [hours], and the values of its message."""
Table = dict[str, Any]


def read_hours(table: Mapping[str, Any], complain: Complain) -> Hours:
    """Return the hours in a table, as kiosk.toml or a release has it; what is wrong is told to `complain`."""
    week: dict[int, Day] = {}
    for name, text in table.items():
        if name == EXCEPTIONS:
            continue
        days = read_weekdays(name)
        hours = _hours(name, text, complain)
        if not days:
            complain("hours-day", name, value=name)
        for day in days:
            if day in week:
                complain("hours-day-twice", name, name=WEEKDAYS[day])
            elif hours is not None:
                week[day] = hours
    exceptions = tuple(_exceptions(table.get(EXCEPTIONS, {}), complain))
    if week and not any(week.values()) and not any(hours for _, hours in exceptions):
        complain("hours-never", "")
    return Hours(tuple(week.get(day, ()) for day in range(7)) if week else (), exceptions)


def to_table(hours: Hours) -> Table:
    """Return hours as kiosk.toml and a release have them, each in one way."""
    table: Table = {WEEKDAYS[at]: day_text(day) for at, day in enumerate(hours.week)}
    if hours.exceptions:
        table[EXCEPTIONS] = {str(dates): day_text(day) for dates, day in hours.exceptions}
    return table


def _exceptions(table: Any, complain: Complain) -> Iterator[tuple[Dates, Day]]:
    """Yield the exceptions; of two that contradict each other the first."""
    if not isinstance(table, Mapping):
        complain("needs-table", EXCEPTIONS)
        return
    found: list[tuple[Dates, Day]] = []
    for name, text in _flat(table):
        key = f"{EXCEPTIONS}.{name}"
        hours = _hours(key, text, complain)
        try:
            dates = read_dates(name)
        except NotDate as error:
            complain(error.code, key, value=name)
            continue
        if hours is None:
            continue
        if other := next((other for other, its in found if _contradict((other, its), (dates, hours))), None):
            complain("hours-date-twice", key, value=name, other=str(other))
        elif (dates, hours) not in found:
            found.append((dates, hours))
            yield dates, hours


def _hours(key: str, text: Any, complain: Complain) -> Day | None:
    """Return the hours that the value of a key gives, None when it is wrong."""
    if not isinstance(text, str):
        complain("needs-text", key)
        return None
    try:
        return read_day(text)
    except NotHours as error:
        complain(error.code, key, value=text)
        return None


def _contradict(one: tuple[Dates, Day], other: tuple[Dates, Day]) -> bool:
    """Whether two exceptions that are equally narrow give a day different hours."""
    (dates, hours), (other_dates, other_hours) = one, other
    if (dates.yearly, dates.single) != (other_dates.yearly, other_dates.single) or hours == other_hours:
        return False
    ends = (dates.first, dates.last), (other_dates.first, other_dates.last)
    return any(dates.holds(day) for day in ends[1]) or any(other_dates.holds(day) for day in ends[0])


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each key and its value: without quotes TOML takes 16.05.2027 for three keys in each other."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value
