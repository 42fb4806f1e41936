"""The opening hours as a whole: by the days of the week, with exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.hours.dates import Dates
from kiosk.hours.times import ALL_DAY, Day


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of the seven days of the week, and those of other days.

    `week` starts with Monday, and is () where no day of the week is named: then the center is always open but
    for the exceptions. A day of the week that is not named while others are is one on which it is closed.
    """

    week: tuple[Day, ...] = ()
    exceptions: tuple[tuple[Dates, Day], ...] = ()

    @property
    def always(self) -> bool:
        """Whether nothing is said: always open."""
        return not self.week and not self.exceptions

    def of(self, day: date) -> Day:
        """Return the hours of a day.

        Of several exceptions the narrowest counts: one of this year before one of every year, then a single
        day before several.
        """
        found = [
            (dates.yearly, not dates.single, hours) for dates, hours in self.exceptions if dates.holds(day)
        ]
        if found:
            return min(found, key=lambda each: each[:2])[2]
        return self.week[day.weekday()] if self.week else ALL_DAY
