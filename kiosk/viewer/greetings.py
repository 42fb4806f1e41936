"""The greetings of the attract screen; no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kiosk.languages.catalogue import translate
from kiosk.message import N_


def greetings(languages: Iterable[str], own: Mapping[str, str]) -> list[dict[str, str]]:
    """Return a greeting for each language, the same wording only once: [{"text", "touch"}].

    `own` are the center's greetings by language; other languages get the kiosk's. "touch" asks to touch the
    screen, and is "" where a greeting above it says the same.
    """
    said: set[str] = set()
    rows = []
    for tag in languages:
        text, touch = own.get(tag) or translate(tag, N_("Welcome!")), translate(tag, N_("Touch the screen"))
        if text not in said:
            rows.append({"text": text, "touch": "" if touch in said else touch})
            said |= {text, touch}
    return rows
