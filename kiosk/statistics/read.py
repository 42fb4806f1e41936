"""Reads the sums of a period. The kiosk may write meanwhile; the reader does not, and needs no right to."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from kiosk.statistics.counts import ALL_DAY, What, median
from kiosk.statistics.period import EVER, Period
from kiosk.statistics.store import PATIENCE_SECONDS, check_version


@dataclass(slots=True)
class PageSums:
    """Of one page: how often it was opened, the classes of stays on it, how often a visit ended on it."""

    opened: int = 0
    stays: Counter[str] = field(default_factory=Counter)
    ended: int = 0

    @property
    def stay(self) -> float | None:
        """The median of the stays in seconds, None without one."""
        return median(self.stays)


@dataclass(slots=True)
class Summary:
    """The sums of a period.

    `days` are visits by day (ISO 8601; a year for what is long ago; "" while the clock was wrong), `hours`
    visits by hour, `languages` visits by the language at their end, `sections` visits that opened one.
    `reading` is the number of visits that opened a page. `pages` has "" for the home screen. `onward` counts
    by the page that was left and the page that followed. `uses` counts by What all that has no table of its
    own, `sizes` by the percents of large text.
    """

    days: Counter[str] = field(default_factory=Counter)
    hours: Counter[int] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    sections: Counter[str] = field(default_factory=Counter)
    pages: defaultdict[str, PageSums] = field(default_factory=lambda: defaultdict(PageSums))
    onward: Counter[tuple[str, str]] = field(default_factory=Counter)
    uses: Counter[str] = field(default_factory=Counter)
    sizes: Counter[str] = field(default_factory=Counter)
    reading: int = 0

    @property
    def visits(self) -> int:
        """The number of all visits."""
        return self.days.total()

    @property
    def opened(self) -> int:
        """How often any page was opened."""
        return sum(page.opened for page in self.pages.values())

    @property
    def stay(self) -> float | None:
        """The median of the stays on all pages in seconds, None without one."""
        return median(sum((page.stays for page in self.pages.values()), Counter()))

    def _take(self, day: str, hour: int, language: str, what: str, page: str, detail: str, n: int) -> None:
        """Add a row of the table."""
        match what:
            case What.VISIT:
                self.days[day] += n
                if hour != ALL_DAY:
                    self.hours[hour] += n
            case What.READING:
                self.reading += n
            case What.ENDED:
                self.languages[language] += n
                self.pages[page].ended += n
            case What.SECTION:
                self.sections[page] += n
            case What.OPENED:
                self.pages[page].opened += n
            case What.STAYED:
                self.pages[page].stays[detail] += n
            case What.ONWARD:
                self.onward[page, detail] += n
            case What.TEXT_SIZE:
                self.sizes[detail] += n
            case _:
                self.uses[what] += n


def summary(path: Path, period: Period = EVER) -> Summary:
    """Return the sums of a period; all are 0 where there is no file, or one that is being begun.

    Raises sqlite3.Error when it is damaged, or may not be read.
    """
    found = Summary()
    if not path.exists() or not path.stat().st_size:
        return found
    condition, values = period.where()
    # By day only where days are told apart.
    columns = "CASE what WHEN ? THEN day ELSE '' END AS told, hour, language, what, page, detail"
    query = f"SELECT {columns}, sum(count) FROM counts WHERE {condition} GROUP BY 1, 2, 3, 4, 5, 6"
    with _opened(path) as connection:
        for row in connection.execute(query, (What.VISIT, *values)):
            found._take(*row)
    return found


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file to read it.

    After a power cut in the middle of a write SQLite would first put things right, which is left to the
    kiosk's next write: then a copy is read.
    """
    with contextlib.ExitStack() as stack:
        try:
            connection = stack.enter_context(_connected(path, "ro"))
            check_version(connection)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
                raise
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-")))
            for file in (path, path.with_name(f"{path.name}-journal")):
                shutil.copyfile(file, folder / file.name)
            connection = stack.enter_context(_connected(folder / path.name, "rw"))
            check_version(connection)
        yield connection


@contextlib.contextmanager
def _connected(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """Open a file in a mode of SQLite: "ro" or "rw"."""
    address = f"file:{quote(str(path))}?mode={mode}"
    with contextlib.closing(sqlite3.connect(address, uri=True, timeout=PATIENCE_SECONDS)) as connection:
        yield connection
