"""Today and the last days at a glance, for the staff screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from kiosk.statistics.period import Period
from kiosk.statistics.read import summary

DAYS = (1, 7, 30)
MOST_PAGES = 5


class Glance(NamedTuple):
    """The last `days` days, today included.

    `pages` are identities with how often each was opened, the most read first; `languages` tags with the
    number of visits that ended in them.
    """

    days: int
    visits: int
    pages: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]


def overview(path: Path, today: date, days: Sequence[int] = DAYS) -> tuple[Glance, ...]:
    """Return a glance for each number of days, by the file of `kiosk.statistics.store.statistics_file`.

    Raises sqlite3.Error when the file is damaged, or may not be read.
    """
    return tuple(_glance(path, today, number) for number in days)


def _glance(path: Path, today: date, days: int) -> Glance:
    """Return one glance."""
    found = summary(path, Period(today - timedelta(days=days - 1), today))
    opened = sorted(found.pages.items(), key=lambda item: (-item[1].opened, item[0]))
    pages = tuple((page, sums.opened) for page, sums in opened[:MOST_PAGES] if sums.opened)
    return Glance(days, found.visits, pages, tuple(found.languages.most_common()))
