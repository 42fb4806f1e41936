"""What can be wrong in the header of a text."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import ERROR, WARNING, Hides, Kind
from kiosk.problems.kinds.sentences import LAST_GOOD_TEXT

_NOT_YET = N_("Visitors do not see this text yet.")

KINDS = {
    "header-open": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("The second line --- that ends the header is missing."),
        hint=N_("Put a line with three hyphens (---) after the last line of the header."),
        meanwhile=N_("Visitors see the page as if the line were there."),
    ),
    "header-line": Kind(
        WARNING,
        Hides.PART,
        message=N_("The line “{text}” in the header cannot be understood."),
        hint=N_("Write it as “title: My page”, or move it below the second line ---."),
        meanwhile=N_("Visitors see the page as if this line were not there."),
    ),
    "header-twice": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("The header has “{key}” twice."),
        hint=N_("Delete one of the two lines."),
        meanwhile=N_("Visitors see the page with the last of the two."),
    ),
    "header-day": Kind(
        ERROR,
        Hides.PAGE,
        message=N_("“{value}” after “{key}” is not a date."),
        hint=N_("Write it as year-month-day, such as 2026-11-22."),
        meanwhile=LAST_GOOD_TEXT,
    ),
    "header-day-none": Kind(
        ERROR,
        Hides.PAGE,
        message=N_("There is no day “{value}”, which stands after “{key}”: its month has {days} days."),
        hint=N_("Correct the day, and write it as year-month-day, such as 2026-11-22."),
        meanwhile=LAST_GOOD_TEXT,
    ),
    "header-color": Kind(
        WARNING,
        Hides.PART,
        message=N_("“{value}” is not a colour."),
        hint=N_("Write it as # and six characters, such as #1d6fa5."),
        meanwhile=N_("Visitors see the page in its usual colour."),
    ),
    "header-focus": Kind(
        WARNING,
        Hides.PART,
        message=N_("“{value}” after “focus” is not a point of the picture."),
        hint=N_(
            "Write two numbers from 0 to 100: how far the most important point is from the left and from the"
            " top edge in percent, such as 50 40."
        ),
        meanwhile=N_("Visitors see the middle of the picture."),
    ),
    "header-fit": Kind(
        WARNING,
        Hides.PART,
        message=N_("“{value}” after “fit” is not understood."),
        hint=N_("Write “fit: whole” to show the picture without cutting anything off, or delete the line."),
        meanwhile=N_("Visitors see the picture filling its place, with its edges cut off."),
    ),
    "header-screens": Kind(
        WARNING,
        Hides.PAGE,
        message=N_("“{value}” after “screens” is no name of a screen: none can be excluded there."),
        hint=N_(
            "Name the screens or groups that show the page, with commas between them: screens: foyer, canteen"
        ),
        meanwhile=N_("Visitors see the page only on screens that the header names."),
    ),
    "screens-differ": Kind(
        WARNING,
        Hides.PART,
        message=N_("The texts of this page name different screens: {texts}."),
        hint=N_("Name the screens in one of the texts, or the same ones in all of them."),
        meanwhile=N_("Visitors see the page only on screens that all these texts name."),
    ),
    "screens-misspelt": Kind(
        WARNING,
        Hides.PAGE,
        message=N_("“{name}” after “screens” is probably a typing mistake of “{likely}”."),
        hint=N_("Correct it. If a screen is really called “{name}”, leave it as it is."),
        meanwhile=N_("Visitors see the page only on screens that are called “{name}”."),
    ),
    "header-draft": Kind(
        WARNING,
        Hides.PAGE,
        message=N_("“{value}” after “draft” is neither yes nor no."),
        hint=N_("Write “draft: yes” to keep this text off the screen, or delete the line to show it."),
        meanwhile=_NOT_YET,
    ),
    "draft": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("This text is marked as a draft."),
        hint=N_("When it is ready, delete the line “draft: yes” at the top."),
        meanwhile=_NOT_YET,
    ),
    "header-key-misspelt": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("The header has no “{key}”; “{likely}” is probably meant."),
        hint=N_("Write “{likely}” instead of “{key}”."),
        meanwhile=N_("Visitors see the page as if “{likely}” stood there."),
    ),
    "header-draft-likely": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("“{text}” is taken for “draft: yes”."),
        hint=N_(
            "Write “draft: yes” at the very top, between two lines ---. "
            "If the text is ready, delete this line."
        ),
        meanwhile=_NOT_YET,
    ),
    "header-too-long": Kind(
        WARNING,
        Hides.PART,
        message=N_(
            "The text after “{key}” in the header has {length} letters, and there is room for {most}."
        ),
        hint=N_("Write it shorter."),
        meanwhile=N_("Visitors see its beginning."),
    ),
    "header-foreign": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("The headers of these texts have lines that mean nothing to the kiosk: {keys}"),
        hint=N_("They do no harm: leave them or delete them. These are known: {known}."),
        meanwhile=N_("Visitors see the page as if these lines were not there."),
    ),
}
