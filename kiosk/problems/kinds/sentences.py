"""Sentences on what visitors see that kinds of several subjects share."""

from __future__ import annotations

from kiosk.message import N_

NOT_SEEN = N_("Visitors do not see it.")
LAST_GOOD_TEXT = N_(
    "Visitors see the last good version of this text or, if there was none, the page in another language."
)
