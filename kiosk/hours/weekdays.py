"""Days of the week as people name them: `monday`, `monday-friday`, `суббота`, `сб`, `жексенбі`."""

from __future__ import annotations

import re

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMES = (
    WEEKDAYS,
    ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"),
    ("дс", "сс", "ср", "бс", "жм", "сб", "жс"),
)
_DAYS = {name: at for names in _NAMES for at, name in enumerate(names)}
_GROUPS = {
    **dict.fromkeys(("daily", "every day", "everyday", "ежедневно", "күн сайын"), tuple(range(7))),
    **dict.fromkeys(("weekdays", "workdays", "будни", "жұмыс күндері"), tuple(range(5))),
    **dict.fromkeys(("weekend", "weekends", "выходные", "демалыс күндері"), (5, 6)),
}
_DASH = re.compile(r"\s*(?:[-‐‑‒–—―−]|\.{2,})\s*")


def read_weekdays(name: str) -> tuple[int, ...]:
    """Return the days of the week that a key of [hours] names, from 0 for Monday; () when it names none."""
    plain = " ".join(name.replace("_", " ").casefold().split())
    if plain in _GROUPS:
        return _GROUPS[plain]
    found: list[int] = []
    for part in re.split(r"\s*,\s*", plain):
        days = _run(part)
        if not days:
            return ()
        found += days
    return tuple(found)


def _run(text: str) -> list[int]:
    """Return one day or those from one to another, over Sunday too; [] for another text."""
    ends = [_DAYS.get(part.rstrip(".")) for part in _DASH.split(text)]
    if None in ends or len(ends) > 2:
        return []
    first, last = ends[0] or 0, ends[-1] or 0
    return [day % 7 for day in range(first, last + 1 if first <= last else last + 8)]
