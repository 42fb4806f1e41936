"""The file with the sums: statistics.sqlite in the viewer's folder.

    counts(day, hour, language, what, page, detail, count)     see kiosk.statistics.counts

Sums are added in one transaction, with SQLite's rollback journal: after a power cut there are those before it
or those after it. (A write-ahead log would be quicker, but cannot be read by whoever may not write there.)
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from kiosk.paths import viewer_folder
from kiosk.statistics.counts import Count

VERSION = 1  # of the table
KEPT_DAYS = 775  # days on which something was counted, 25 months of them; older ones are added up by year
KEPT_YEARS = 10
MOST_ROWS = 300_000  # some 25 MB; more days are added up by year then
LEAST_DAYS = 35
KEPT_DAMAGED = 3
PATIENCE_SECONDS = 2.0  # while somebody reads

_TABLE = """
CREATE TABLE IF NOT EXISTS counts (
    day TEXT NOT NULL, hour INTEGER NOT NULL, language TEXT NOT NULL, what TEXT NOT NULL,
    page TEXT NOT NULL, detail TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (day, hour, language, what, page, detail)
) WITHOUT ROWID
"""
_ADD = """
INSERT INTO counts VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET count = count + excluded.count
"""
_ADD_UP = """
INSERT INTO counts
SELECT substr(day, 1, 4), hour, language, what, page, detail, sum(count) FROM counts
WHERE length(day) = 10 AND day <= ? GROUP BY substr(day, 1, 4), hour, language, what, page, detail
ON CONFLICT DO UPDATE SET count = count + excluded.count
"""
# What SQLite says of a file that is not such a table, whole.
_DAMAGED = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

log = logging.getLogger(__name__)


def statistics_file(state: Path) -> Path:
    """Return the file with the sums of a state folder; it may not exist."""
    return viewer_folder(state) / "statistics.sqlite"


class Store:
    """Adds to the file, which is opened anew each time: staff may take it away at any moment."""

    def __init__(self, path: Path, now: datetime | None = None) -> None:
        """Take the path of the file; `now` names a damaged one, by default the present."""
        self._path = path
        self._now = now
        self._looked = ""  # the newest day when the whole file was last read

    def add(self, counts: Mapping[Count, int]) -> None:
        """Add counts to those in the file, which is begun anew if it is damaged.

        Raises sqlite3.Error or OSError when nothing was added: the disk is full or cannot be written.
        """
        try:
            self._add(counts)
        except sqlite3.Error as error:
            if not is_damaged(error):
                raise
            self._set_aside(error)
            self._add(counts)

    def _add(self, counts: Mapping[Count, int]) -> None:
        """Add counts; when a day has begun read the whole file, so that damage anywhere is found."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        newest = max((count.day for count in counts), default="")
        connection = sqlite3.connect(self._path, timeout=PATIENCE_SECONDS, isolation_level=None)
        with contextlib.closing(connection), connection:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("BEGIN IMMEDIATE")
            check_version(connection)
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.executemany(_ADD, [_row(*item) for item in counts.items()])
            if newest != self._looked:
                _tidy(connection)
                self._looked = newest

    def _set_aside(self, error: sqlite3.Error) -> None:
        """Give a damaged file another name, with the date, and forget the oldest of such files."""
        now = self._now or datetime.now(UTC)
        aside = self._path.with_name(f"{self._path.stem}-damaged-{now:%Y-%m-%d-%H%M%S}.sqlite")
        log.warning("the statistics are damaged (%s) and begin anew; the old file is %s", error, aside)
        self._path.replace(aside)
        for old in sorted(self._path.parent.glob(f"{self._path.stem}-damaged-*"))[:-KEPT_DAMAGED]:
            old.unlink(missing_ok=True)


def _row(count: Count, number: int) -> tuple[str | int, ...]:
    """Return a row of the table; a page's name may have bytes that are no text, as its folder has."""
    page, detail = (text.encode("utf-8", "backslashreplace").decode() for text in (count.page, count.detail))
    return (*count._replace(page=page, detail=detail), number)


def is_damaged(error: sqlite3.Error) -> bool:
    """Return whether an error is about what is in the file, and not about the disk or who may read it."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF in _DAMAGED


def check_version(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.DatabaseError for a file of another program, or of a later version of this one."""
    [version] = connection.execute("PRAGMA user_version").fetchone()
    [tables] = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if version != (VERSION if tables else 0):
        raise sqlite3.DatabaseError(f"it is of version {version}, not {VERSION}")


def _tidy(connection: sqlite3.Connection) -> None:
    """Add up by year what is old, so that the file stays small.

    Days are numbered by what was counted, not by the calendar: a clock that was wrong for a day ages nothing.
    """
    days = [
        day
        for [day] in connection.execute("SELECT DISTINCT day FROM counts WHERE length(day) = 10 ORDER BY 1")
    ]
    keep = KEPT_DAYS
    while days:
        if old := days[:-keep]:
            connection.execute(_ADD_UP, (old[-1],))
            connection.execute("DELETE FROM counts WHERE length(day) = 10 AND day <= ?", (old[-1],))
            days = days[-keep:]
        [rows] = connection.execute("SELECT count(*) FROM counts").fetchone()
        if rows <= MOST_ROWS or keep <= LEAST_DAYS:
            break
        keep = max(LEAST_DAYS, min(keep, len(days)) // 2)
    connection.execute(
        "DELETE FROM counts WHERE length(day) = 4 AND day NOT IN "
        "(SELECT DISTINCT day FROM counts WHERE length(day) = 4 ORDER BY 1 DESC LIMIT ?)",
        (KEPT_YEARS,),
    )
