"""What can be wrong in the opening hours, the table [hours] of kiosk.toml."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import ERROR, Hides, Kind

_HOURS_BEFORE = N_("For visitors the screen keeps to the hours as they were before.")

KINDS = {
    "settings-hours-time": Kind(
        ERROR,
        Hides.PART,
        message=N_("“{value}” cannot be read as opening hours."),
        hint=N_('Write it like this: "09:00-18:00", with a break "09:00-13:00, 14:00-18:00", or "closed".'),
        meanwhile=_HOURS_BEFORE,
    ),
    "settings-hours-order": Kind(
        ERROR,
        Hides.PART,
        message=N_("The hours “{value}” end before they begin."),
        hint=N_("Write the earlier time first. Only hours that end by 06:00 may run past midnight."),
        meanwhile=_HOURS_BEFORE,
    ),
    "settings-hours-overlap": Kind(
        ERROR,
        Hides.PART,
        message=N_("The hours “{value}” overlap."),
        hint=N_('Let one part end before the next one begins: "09:00-13:00, 14:00-18:00".'),
        meanwhile=_HOURS_BEFORE,
    ),
    "settings-hours-day": Kind(
        ERROR,
        Hides.PART,
        message=N_("“{value}” is not a day of the week."),
        hint=N_(
            "Use Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, or several days in one: "
            "Monday-Friday."
        ),
        meanwhile=_HOURS_BEFORE,
    ),
    "settings-hours-day-twice": Kind(
        ERROR,
        Hides.PART,
        message=N_("The hours of {name} are given twice."),
        hint=N_("Keep one of the two lines and delete the other."),
        meanwhile=_HOURS_BEFORE,
    ),
    "settings-hours-date": Kind(
        ERROR,
        Hides.PART,
        message=N_("“{value}” is not a date of the calendar."),
        hint=N_(
            'Write it like this: "08.03" for every year, "16.05.2027" for one year, "21.03 - 23.03" for '
            "several days."
        ),
        meanwhile=_HOURS_BEFORE,
    ),
    "settings-hours-date-order": Kind(
        ERROR,
        Hides.PART,
        message=N_("The days “{value}” end before they begin."),
        hint=N_("Write the earlier date first."),
        meanwhile=_HOURS_BEFORE,
    ),
    "settings-hours-date-ambiguous": Kind(
        ERROR,
        Hides.PART,
        message=N_("“{value}” may mean two different days."),
        hint=N_("Write the day, a point and the month: 08.03 is 8 March."),
        meanwhile=_HOURS_BEFORE,
    ),
    "settings-hours-date-twice": Kind(
        ERROR,
        Hides.PART,
        message=N_("“{value}” and “{other}” have a day in common, but different hours."),
        hint=N_("Keep one of the two lines, or take that day out of the other."),
        meanwhile=_HOURS_BEFORE,
    ),
    "settings-hours-never": Kind(
        ERROR,
        Hides.PART,
        message=N_("By these hours the center is never open, and the screen would stay dark."),
        hint=N_(
            "Give at least one day its hours, or delete the lines under [hours]: then it is always open."
        ),
        meanwhile=_HOURS_BEFORE,
    ),
}
