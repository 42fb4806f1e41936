"""The days that statistics are told of."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Period(NamedTuple):
    """From `since` to `until`, both included; None for no limit on that side.

    What was added up by year is within it when the whole year is, and what happened on no day (the clock was
    wrong) when it has no limits.
    """

    since: date | None = None
    until: date | None = None

    def where(self) -> tuple[str, tuple[str, ...]]:
        """Return the condition on `day` in SQL, and its values."""
        if self == EVER:
            return "1", ()
        since, until = (self.since or date.min).isoformat(), (self.until or date.max).isoformat()
        days = "length(day) = 10 AND day BETWEEN ? AND ?"
        years = "length(day) = 4 AND day || '-01-01' >= ? AND day || '-12-31' <= ?"
        return f"({days}) OR ({years})", (since, until, since, until)


EVER = Period()
