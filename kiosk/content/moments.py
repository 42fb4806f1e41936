"""Moments as people write them in a header: `12:00`, `2026-12-01 12:00`, `1 December 2026`."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from kiosk.content.days import parse_day

DAY = 24 * 60  # minutes
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
    """Return the time, the date or both that a value gives; None for any other text.

    A time has a colon: "12.10" may be a day.
    """
    text = " ".join(value.split())
    for form in _FORMS:
        if match := form.fullmatch(text):
            minutes = int(match["hour"]) * 60 + int(match["minute"])
            written = match.groupdict().get("day")
            day = parse_day(written) if written else None
            if int(match["minute"]) < 60 and minutes <= DAY and (day is not None or not written):
                return Moment(day, minutes)
    day = parse_day(text)
    return Moment(day, None) if day is not None else None
