"""What is told of the program on the screen."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import ERROR, WARNING, Hides, Kind

KINDS = {
    "release-set-aside": Kind(
        ERROR,
        Hides.EVERYTHING,
        message=N_("With release {number} the program on the screen ended unexpectedly."),
        hint=N_(
            "Take back what was changed since release {shown}, or ask whoever looks after the computer for "
            "help. The next release will be tried on the screen again."
        ),
        meanwhile=N_("Visitors see release {shown}."),
    ),
    "screen-plain": Kind(
        ERROR,
        Hides.EVERYTHING,
        message=N_("The program on the screen ended again and again, with older releases as well."),
        hint=N_(
            "Restart the computer; if that does not help, call whoever looks after it. "
            "The kiosk itself tries again every ten minutes."
        ),
        meanwhile=N_("Visitors see only the name of the center and its contacts."),
    ),
    "follow-waits": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_(
            "This computer still publishes, although {file} says that it takes releases from {source}."
        ),
        hint=N_(
            "Type: sudo {kiosk} install --follow {source} --trust FILE. Where the kiosk is not installed, "
            "start it again. To go on publishing, take the line “follow” out of that file."
        ),
        meanwhile=N_("Visitors see what this computer publishes."),
    ),
}
