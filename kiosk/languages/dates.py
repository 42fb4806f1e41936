"""Dates, times of day and numbers as readers of each language expect them, from CLDR.

No language raises: one that CLDR does not have gets the habits of a related one. Babel is loaded only for
languages that `cldr` lacks.
"""

from __future__ import annotations

import functools
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from kiosk.languages.cldr import HABITS
from kiosk.languages.tags import language_of
from kiosk.languages.zones import zone

if TYPE_CHECKING:
    from babel import Locale

__all__ = [
    "age",
    "long_date",
    "month_name",
    "number",
    "percent",
    "period",
    "short_date",
    "short_month",
    "short_time",
    "short_weekday",
    "shortest_date",
    "weekday_name",
    "zone",
]

# CLDR's plain "en" is American: November 22, 2026 and 2:05 PM.
_HABITS = {"en": "en_GB"}

# For languages that CLDR lacks, or has without names of months: a language that their readers know.
_NEAR = {
    "ab": "ru", "alt": "ru", "av": "ru", "ba": "ru", "bua": "ru", "ce": "ru", "chm": "ru", "cv": "ru",
    "inh": "ru", "kbd": "ru", "krc": "ru", "kum": "ru", "kv": "ru", "mhr": "ru", "myv": "ru", "nog": "ru",
    "os": "ru", "tyv": "ru", "udm": "ru", "xal": "ru",
    "crh": "tr", "gag": "tr", "kaa": "uz", "azb": "fa",
}  # fmt: skip


def long_date(day: date, language: str) -> str:
    """Return a date with weekday and year that stands alone: "Sunday, 22 November 2026"."""
    if habits := HABITS.get(language):
        weekday, month = habits.weekdays[day.weekday()], habits.months[day.month - 1]
        text = habits.date.format(weekday=weekday, day=day.day, month=month, year=day.year)
    else:
        from babel.dates import format_date

        text = _plain(format_date(day, "full", locale=_locale(language)))
    return text[:1].title() + text[1:]  # CLDR has it for the middle of a sentence: "воскресенье, ..."


def short_date(day: date, language: str) -> str:
    """Return a day and month: "22 November"."""
    if habits := HABITS.get(language):
        return f"{day.day} {habits.months[day.month - 1]}"
    from babel.dates import format_skeleton

    return _plain(format_skeleton("MMMMd", day, locale=_locale(language)))


def shortest_date(day: date, language: str) -> str:
    """Return a day and an abbreviated month: "22 Nov"."""
    if habits := HABITS.get(language):
        return f"{day.day} {habits.short_months[day.month - 1]}"
    from babel.dates import format_skeleton

    return _plain(format_skeleton("MMMd", day, locale=_locale(language)))


def period(first: date, last: date, language: str) -> str:
    """Return two days and what is between them: "1 Jan – 30 Nov 2026"."""
    from babel.dates import format_interval

    return _plain(format_interval(first, last, "yMMMMd", locale=_locale(language)))


def month_name(day: date, language: str) -> str:
    """Return the month of a day, with its year, as it stands alone: "November 2026"."""
    from babel.dates import format_skeleton

    text = _plain(format_skeleton("yMMMM", day, locale=_locale(language)))
    return text[:1].title() + text[1:]


def short_month(day: date, language: str) -> str:
    """Return the month of a day where there is little room: "Nov"."""
    from babel.dates import format_date

    return _plain(format_date(day, "LLL", locale=_locale(language)))


def weekday_name(weekday: int, language: str) -> str:
    """Return the name of a day of the week, 0 for Monday, as it stands alone: "Monday"."""
    if habits := HABITS.get(language):
        text = habits.weekdays[weekday]
    else:
        from babel.dates import get_day_names

        text = str(get_day_names("wide", context="stand-alone", locale=_locale(language))[weekday])
    return text[:1].title() + text[1:]


def short_weekday(weekday: int, language: str) -> str:
    """Return the name of a day of the week where there is little room, 0 for Monday: "Mon"."""
    from babel.dates import get_day_names

    return str(get_day_names("abbreviated", context="stand-alone", locale=_locale(language))[weekday])


def short_time(moment: datetime | time, language: str) -> str:
    """Return hour and minute of `moment`, in its own time zone: "14:05"."""
    if language in HABITS:
        return f"{moment:%H:%M}"
    from babel.dates import format_time

    shown = moment.time() if isinstance(moment, datetime) else moment
    return _plain(format_time(shown.replace(tzinfo=None), "short", locale=_locale(language)))


def age(seconds: float, language: str) -> str:
    """Return how long ago something was, such as "2 hours ago"; negative `seconds` count as 0."""
    from babel.dates import format_timedelta

    since = timedelta(seconds=-max(0.0, seconds))
    return _plain(format_timedelta(since, add_direction=True, locale=_locale(language)))


@functools.lru_cache(maxsize=512)
def number(value: int | float, language: str) -> str:
    """Return a number with the grouping and decimal sign of a language: "1 234,5"."""
    if isinstance(value, int) and (habits := HABITS.get(language)):
        return f"{value:,}".replace(",", habits.group)
    from babel.numbers import format_decimal

    return _plain(format_decimal(value, locale=_locale(language)))


def percent(share: float, language: str) -> str:
    """Return a share of 1 in percent: "64 %", as the language writes it."""
    from babel.numbers import format_percent

    return _plain(format_percent(share, locale=_locale(language)))


def _plain(text: str) -> str:
    """Return a text with usual no-break spaces for the narrow ones, which few fonts have."""
    return text.replace("\u202f", "\u00a0")


@functools.lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    """Return Babel's locale for a language tag, or that of a related language."""
    from babel import Locale, UnknownLocaleError

    subtags = language.split("-")
    for length in range(len(subtags), 0, -1):
        tag = "_".join(subtags[:length])
        try:
            locale = Locale.parse(_HABITS.get(tag, tag))
        except (UnknownLocaleError, ValueError):
            continue
        if locale.months["format"]["wide"][11] != "M11":
            return locale
    return Locale.parse(_NEAR.get(language_of(language), "en_GB"))
