"""Moments as people write them in a header: `12:00`, `2026-12-01 12:00`, `1 December 2026`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

from kiosk.content.days import parse_day

DAY = 24 * 60  # minutes
YEARS = range(2000, 3000)
_TIME = r"(?:(?:в|at|сағат)\s+)?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?"
_FORMS = (
    re.compile(_TIME, re.IGNORECASE),
    re.compile(rf"(?P<day>.+?)(?:\s*,\s*|\s+|T){_TIME}", re.IGNORECASE),
    re.compile(rf"{_TIME}(?:\s*,\s*|\s+)(?P<day>.+)", re.IGNORECASE),
)


class Moment(NamedTuple):
    """A day and the minutes since its midnight, up to 1440; None for what was not written, never both."""

    day: date | None
    minutes: int | None


def parse_moment(value: str) -> Moment | None:
    """Return the time, the date or both that a value gives; None for any other text, and for other centuries.

    A time has a colon: "12.10" may be a day.
    """
    text = " ".join(value.split())
    for form in _FORMS:
        if match := form.fullmatch(text):
            minutes = int(match["hour"]) * 60 + int(match["minute"])
            written = match.groupdict().get("day")
            day = _day(written) if written else None
            if int(match["minute"]) < 60 and minutes <= DAY and (day is not None or not written):
                return Moment(day, minutes)
    day = _day(text)
    return Moment(day, None) if day is not None else None


def _day(text: str) -> date | None:
    """Return a date that clocks can be compared with, None for any other text."""
    day = parse_day(text)
    return day if day is not None and day.year in YEARS else None


def moment_at(moment: Moment, today: date, zone: tzinfo, usual: int) -> datetime:
    """Return a moment by the clocks of a zone, in UTC.

    `today` is its day where it has none, `usual` are its minutes where it has no time.
    """
    minutes = usual if moment.minutes is None else moment.minutes
    day = (moment.day or today) + timedelta(days=minutes // DAY)
    hour, minute = divmod(minutes % DAY, 60)
    # The machine's own zone is given as a fixed offset, which the next change of clocks makes wrong.
    own = isinstance(zone, timezone)
    return datetime.combine(day, time(hour, minute), None if own else zone).astimezone(UTC)


def as_written(moment: datetime) -> str:
    """Return a time as it is written in a header, by the clocks of its zone: "2026-11-30 12:00"."""
    return f"{moment:%Y-%m-%d %H:%M}"


def end_as_written(moment: datetime) -> str:
    """Return an end as it is written in a header: at midnight as the day that ends with it."""
    if moment.time() != time():
        return as_written(moment)
    return f"{moment - timedelta(days=1):%Y-%m-%d}"
