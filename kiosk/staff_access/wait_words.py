"""How long to wait, in words."""

from __future__ import annotations

from math import ceil

from kiosk.languages.catalogue import plural


def wait_words(seconds: float, language: str) -> str:
    """Return a time to wait in a language, rounded up: "3 minutes", or "40 seconds" under a minute."""
    whole = ceil(seconds)
    if whole < 60:
        return plural(language, "%n second", "%n seconds", whole).replace("%n", str(whole))
    minutes = ceil(whole / 60)
    return plural(language, "%n minute", "%n minutes", minutes).replace("%n", str(minutes))
