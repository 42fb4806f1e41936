"""What a look at every page on the screen can find, see kiosk.health.proof."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import WARNING, Hides, Kind

KINDS = {
    "proof-cut": Kind(
        WARNING,
        Hides.PART,
        message=N_("On this kiosk’s screen these words are cut off: “{text}”."),
        hint=N_("Write them shorter, or divide a long word with a space or a hyphen."),
        meanwhile=N_("Visitors see a part of these words."),
    ),
    "proof-letters": Kind(
        WARNING,
        Hides.PART,
        message=N_("No font of this kiosk’s screen has these letters: {text}"),
        hint=N_("Type them with others, or install a font that has them on the computer of the kiosk."),
        meanwhile=N_("Visitors see an empty box for each of them."),
    ),
    "proof-picture": Kind(
        WARNING,
        Hides.PART,
        message=N_("A picture of this page is damaged on the disk of the kiosk."),
        hint=N_(
            "The kiosk makes it anew by itself. If this message stays for more than a day, the disk may be "
            "failing: tell whoever looks after the computer."
        ),
        meanwhile=N_("Visitors see an empty place there."),
    ),
}
