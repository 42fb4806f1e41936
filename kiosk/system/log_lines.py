"""What an entry of the log looks like, and how often the same one is written."""

from __future__ import annotations

import logging
import time

MOST_LETTERS = 4000  # of one entry
QUIET_SECONDS = 3600.0  # in which the same message is written once
MOST_REMEMBERED = 200
# logging's levels, each with its number in the journal; see man sd-daemon.
JOURNAL_LEVELS = (
    (logging.CRITICAL, 2),
    (logging.ERROR, 3),
    (logging.WARNING, 4),
    (logging.INFO, 6),
    (logging.NOTSET, 7),
)


class Lines(logging.Formatter):
    """Formats each entry as one line; further lines of it, such as a traceback, are indented."""

    def __init__(self, style: str = "%(asctime)s %(levelname)s %(name)s: %(message)s") -> None:
        super().__init__(style, "%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        """Return an entry with the number of its repeats, at most about MOST_LETTERS letters long."""
        text = super().format(record)
        if more := getattr(record, "repeats", 0):
            text += f"\n(and {more} more like it since it was last written)"
        if len(text) > MOST_LETTERS:
            text = f"{text[: MOST_LETTERS // 2]} … {text[-MOST_LETTERS // 2 :]}"
        return "\n    ".join(text.splitlines())


class JournalLines(Lines):
    """Formats entries for the system's journal, which has the time itself and makes an entry of each line.

    Only the first line of an entry has its level, so that who asks for errors sees each once.
    """

    def __init__(self) -> None:
        super().__init__("%(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Return an entry, its lines with their levels as the journal numbers them."""
        level = next(number for least, number in JOURNAL_LEVELS if record.levelno >= least)
        return f"<{level}>" + "\n<6>".join(super().format(record).splitlines())


class Once(logging.Filter):
    """Lets the same message through once in QUIET_SECONDS, however often it is logged."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[tuple[int, str], tuple[float, int]] = {}  # -> when it was written, how often since

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether to write an entry; `record.repeats` is how many like it were left out before."""
        what = (record.levelno, record.getMessage()[:300])
        now = time.monotonic()
        since, more = self._seen.get(what, (-QUIET_SECONDS, 0))
        if now - since < QUIET_SECONDS:
            self._seen[what] = since, more + 1
            return False
        self._seen.pop(what, None)
        self._seen[what] = now, 0
        if len(self._seen) > MOST_REMEMBERED:
            del self._seen[next(iter(self._seen))]
        record.repeats = more
        return True
