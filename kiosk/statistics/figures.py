"""Values as people read them."""

from __future__ import annotations

from kiosk.languages.catalogue import translate
from kiosk.languages.dates import number
from kiosk.message import N_
from kiosk.statistics.tables import FEW, LEAST_TOLD, Column, Value


def written(value: Value, column: Column, language: str) -> str:
    """Return a value: "1,234", "fewer than 5", "1 min 20 s", "–" for what was not measured."""
    if value is None:
        return "–"
    if value == FEW:
        return few(language)
    return duration(value, language) if column.seconds else number(value, language)


def few(language: str) -> str:
    """Return what stands for a count that is hidden: "fewer than 5"."""
    return translate(language, N_("fewer than {number}")).format(number=LEAST_TOLD)


def duration(seconds: int, language: str) -> str:
    """Return a time in minutes and seconds: "1 min 20 s"."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return translate(language, N_("{seconds} s")).format(seconds=rest)
    return translate(language, N_("{minutes} min {seconds} s")).format(minutes=minutes, seconds=rest)
