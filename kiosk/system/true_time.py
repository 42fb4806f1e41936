"""Whether the clock of the computer can be right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

# A computer with an empty battery starts at 1970, or at the year in which its mainboard was made.
EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)  # the year of this program
LATEST = datetime(2076, 1, 1, tzinfo=UTC)
TOLERANCE = timedelta(minutes=10)  # by which a correct clock may be set back


def can_be_true(now: datetime, published: str) -> bool:
    """True for a time that a clock can be right about: not before this program or the release was made.

    `published` is when the release was made (ISO 8601). A release without a time, or with an impossible one,
    is ignored.
    """
    if not EARLIEST <= now < LATEST:
        return False
    try:
        made = datetime.fromisoformat(published)
    except ValueError:
        return True
    made = made if made.tzinfo else made.replace(tzinfo=UTC)
    return not EARLIEST <= made < LATEST or now >= made - TOLERANCE
