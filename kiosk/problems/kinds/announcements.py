"""What can be wrong with an announcement."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import ERROR, WARNING, Hides, Kind

_NOT_ANNOUNCED = N_("Visitors do not see this announcement.")

KINDS = {
    "announcement-time": Kind(
        ERROR,
        Hides.PART,
        message=N_("“{value}” after “{key}” is not a time."),
        hint=N_("Write 12:00 for today, 2026-12-01 12:00 for another day, or 2026-12-01 for the whole day."),
        meanwhile=_NOT_ANNOUNCED,
    ),
    "announcement-header": Kind(
        ERROR,
        Hides.PART,
        message=N_("The line “{text}” at the top of the announcement cannot be understood."),
        hint=N_("Write “until: 12:00” or “screens: foyer”, with a colon, or delete the line."),
        meanwhile=_NOT_ANNOUNCED,
    ),
    "announcement-crossed": Kind(
        ERROR,
        Hides.PART,
        message=N_("The announcement ends ({when}) before it begins ({first})."),
        hint=N_("Write the earlier time after “from” and the later one after “until”."),
        meanwhile=_NOT_ANNOUNCED,
    ),
    "announcement-past": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("This announcement was to be shown until {when}, which is past."),
        hint=N_("Delete the file, or write a later time after “until”, such as 2026-12-01 12:00."),
        meanwhile=_NOT_ANNOUNCED,
    ),
    "announcement-hour": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_(
            "This announcement does not say until when. It was shown for an hour after the file was last "
            "changed, until {when}."
        ),
        hint=N_(
            "Delete the file, or save it anew to show it for another hour. For any other time write a line "
            "“until: 12:00” at its top."
        ),
        meanwhile=_NOT_ANNOUNCED,
    ),
    "announcement-empty": Kind(
        ERROR,
        Hides.PART,
        message=N_("The announcement has no words."),
        hint=N_("Write them below the header, or delete the file."),
        meanwhile=_NOT_ANNOUNCED,
    ),
    "announcement-long": Kind(
        WARNING,
        Hides.PART,
        message=N_("The announcement has {length} letters, and there is room for {most}."),
        hint=N_("Say it in two or three short sentences; the rest belongs on a page."),
        meanwhile=N_("Visitors see its beginning."),
    ),
    "announcement-words": Kind(
        WARNING,
        Hides.PART,
        message=N_("An announcement has words only: no pictures, and no links that lead anywhere."),
        hint=N_("Take them out, or put them on a page."),
        meanwhile=N_("Visitors see the announcement without them."),
    ),
    "announcement-language": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("The announcement is missing in this language: {language}."),
        hint=N_("Put its text beside this file, named {name}."),
        meanwhile=N_("Visitors see it in another language."),
    ),
    "announcement-twice": Kind(
        WARNING,
        Hides.PART,
        message=N_("The announcement in this language is there twice: “{name}” and “{other}”."),
        hint=N_("Delete one of the two files."),
        meanwhile=N_("Visitors see “{other}”."),
    ),
    "announcement-name": Kind(
        WARNING,
        Hides.PART,
        message=N_("The name “{name}” nearly says that this is an announcement."),
        hint=N_("If it is one, name the file {right}."),
        meanwhile=_NOT_ANNOUNCED,
    ),
}
