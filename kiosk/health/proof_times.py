"""When to look at every page: at night, once, while nobody is there."""

from __future__ import annotations

from datetime import datetime, time, timedelta

NIGHT = time(3, 30), time(5, 0)  # where no opening hours are known
APART = timedelta(hours=12)  # at least, between two looks


def is_due(now: datetime, last: datetime | None, opening: str, *, resting: bool) -> bool:
    """Return whether to look at every page now.

    `now` is the time at the center and `last` the end of the last look, both with their zones, None for none.
    `opening` is a state of kiosk.viewer.opening; `resting` says that nobody has touched the screen for a
    while.
    """
    at_night = opening == "closed" or (opening != "open" and NIGHT[0] <= now.time() < NIGHT[1])
    # A clock that was set back must not keep the look away for ever.
    return resting and at_night and (last is None or abs(now - last) >= APART)
