"""The days of an exception as people write them: `08.03`, `8 марта`, `21.03 - 23.03`, `16.05.2027`."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from kiosk.content.days import is_like_day, month_of, parse_day

LEAP = 2024  # a year that has every day
_DASH = re.compile(r"\s*[‐‑‒–—―−]\s*|\s+-\s+|\s*\.{2,}\s*|\s+(?:to|до|по)\s+")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.?")
_WORDED = re.compile(r"(\d{1,2})\s+([^\W\d_]+)\.?")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})")
_HYPHENED = re.compile(r"(\d{1,2})-(\d{1,2})")
# "21.03-23.03", "16.05.2027-18.05.2027"
_CLOSE = re.compile(r"(\d{1,2}\.\d{1,2}(?:\.\d{4})?)-(\d{1,2}\.\d{1,2}(?:\.\d{4})?)")
# "21-23.03", "21-23 марта", "1-10 мая 2027": the first day has what stands behind the second.
_DAYS_OF_ONE_MONTH = re.compile(r"(\d{1,2})\s*-\s*(\d{1,2})((?:\.\d{1,2}|\s+[^\W\d_]+).*)")


class NotDate(ValueError):
    """A text that names no day; `code` is the second half of a problem's code."""

    def __init__(self, code: str = "hours-date") -> None:
        super().__init__(code)
        self.code = code


class Dates(NamedTuple):
    """The days from `first` to `last`, both included; those of every year have the year LEAP.

    Of every year, `last` may come before `first`: such days reach over the turn of the year.
    """

    first: date
    last: date
    yearly: bool

    @property
    def single(self) -> bool:
        """Whether that is one day."""
        return self.first == self.last

    def holds(self, day: date) -> bool:
        """Whether a day is one of them."""
        if not self.yearly:
            return self.first <= day <= self.last
        day = day.replace(year=LEAP)
        if self.first <= self.last:
            return self.first <= day <= self.last
        return day >= self.first or day <= self.last

    def __str__(self) -> str:
        """Return them as kiosk.toml and a release have them: "08.03", "21.03 - 23.03", "16.05.2027"."""
        form = "%d.%m" if self.yearly else "%d.%m.%Y"
        days = dict.fromkeys((self.first, self.last))
        return " - ".join(day.strftime(form) for day in days)


def read_dates(text: str) -> Dates:
    """Return the days that a text names; raises NotDate."""
    plain = " ".join(text.split()).strip(" .")
    ends = _ends(plain)
    if ends is None:
        day, yearly = _day(plain)
        return Dates(day, day, yearly)
    (first, first_yearly), (last, yearly) = _day(ends[0]), _day(ends[1])
    if first_yearly and not yearly:
        first = _in_year(first, last)
    elif yearly and not first_yearly:
        raise NotDate
    if first > last and not yearly:
        raise NotDate("hours-date-order")
    return Dates(first, last, yearly)


def _ends(text: str) -> tuple[str, str] | None:
    """Return the texts of the first and the last of several days, None for a text that names one day."""
    if is_like_day(text) or _HYPHENED.fullmatch(text):
        return None
    if near := _CLOSE.fullmatch(text):
        return near[1], near[2]
    if same_month := _DAYS_OF_ONE_MONTH.fullmatch(text):
        return same_month[1] + same_month[3], same_month[2] + same_month[3]
    parts = _DASH.split(text)
    if len(parts) != 2:
        return None
    first, last = parts
    if first.isdigit() and (begins := re.match(r"\d{1,2}", last)):
        first += last[begins.end() :]
    return first, last


def _in_year(first: date, last: date) -> date:
    """Return a day of every year as the one before `last`; raises NotDate when its year does not have it."""
    try:
        this_year = first.replace(year=last.year)
        return this_year if this_year <= last else first.replace(year=last.year - 1)
    except ValueError:
        raise NotDate from None


def _day(text: str) -> tuple[date, bool]:
    """Return a day, and whether it is one of every year; raises NotDate."""
    if day := parse_day(text):
        return day, False
    if is_like_day(text):
        raise NotDate
    if found := _DOTTED.fullmatch(text):
        return _yearly(int(found[1]), int(found[2])), True
    if found := _WORDED.fullmatch(text):
        return _yearly(int(found[1]), month_of(found[2])), True
    if found := _MONTH_FIRST.fullmatch(text):
        return _yearly(int(found[2]), month_of(found[1])), True
    if found := _HYPHENED.fullmatch(text):
        one, other = int(found[1]), int(found[2])
        if one <= 12 and other <= 12 and one != other:
            raise NotDate("hours-date-ambiguous")
        return (_yearly(one, other) if one > 12 else _yearly(other, one)), True
    raise NotDate


def _yearly(day: int, month: int) -> date:
    """Return a day of every year; raises NotDate for one that no year has."""
    try:
        return date(LEAP, month, day)
    except ValueError:
        raise NotDate from None
