"""What can be wrong with the dates of pages, and with the clock that they are compared with."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import WARNING, Hides, Kind
from kiosk.problems.kinds.sentences import NOT_SEEN

_STILL_SHOWN = N_("Visitors still see this page.")

KINDS = {
    "until-past": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("This text was to be shown until {day}, which is past."),
        hint=N_("Write a later day after “until”, delete that line, or delete the text if nobody needs it."),
        meanwhile=NOT_SEEN,
    ),
    "dates-crossed": Kind(
        WARNING,
        Hides.PAGE,
        message=N_("The last day ({last}) comes before the first day ({first})."),
        hint=N_("Write the first day after from and the last day after until."),
        meanwhile=N_("Visitors never see this text."),
    ),
    "dates-differ": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("The dates in the header are not those of “{other}”, which is the same page."),
        hint=N_("Write the same from and until into the header of every language."),
        meanwhile=N_("Visitors see each language of the page on its own dates."),
    ),
    "dates-keep-home": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_(
            "The dates of this page are past or still to come, but without it the home screen would be empty."
        ),
        hint=N_("Change the dates after “from” and “until”, or add another page."),
        meanwhile=_STILL_SHOWN,
    ),
    "dates-keep-section": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_(
            "The dates of this page are past or still to come, but without it “{name}” would be empty."
        ),
        hint=N_("Change the dates after “from” and “until”, or add another page to “{name}”."),
        meanwhile=_STILL_SHOWN,
    ),
    "clock-wrong": Kind(
        WARNING,
        Hides.PART,
        message=N_(
            "The clock of this computer is wrong: it shows a time before {day}, the day of the last release."
        ),
        hint=N_(
            "Set date and time of the computer; then dates after from and until count again. "
            "If they are right, they were wrong before: “{kiosk} releases restore” goes back to "
            "a release from before that."
        ),
        meanwhile=N_("Visitors see the pages that have dates as they stood in that release."),
    ),
}
