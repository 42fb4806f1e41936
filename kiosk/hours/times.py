"""The hours of one day as people write them: `09:00-18:00`, `9–13, 14–18`, `closed`, `выходной`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

DAY = 24 * 60  # minutes
# Until when hours that began the evening before may last. Later than that the two times were exchanged.
LATEST_AFTER_MIDNIGHT = 6 * 60

CLOSED_WORDS = frozenset(
    {"closed", "off", "no", "-", "закрыто", "закрыт", "выходной", "выходной день", "не работает", "нет"}
    | {"жабық", "демалыс", "демалыс күні", "жұмыс істемейді", "жоқ"}
)
ALL_DAY_WORDS = frozenset(
    {"", "always", "open", "all day", "24 hours", "24/7", "круглосуточно", "открыто", "всегда"}
    | {"тәулік бойы", "ашық", "әрқашан"}
)
_HYPHENS = re.compile("[‐‑‒–—―−]")
_WORDS = re.compile(r"\b(?:from|с|со|сағат)\b|(?<=\d)\s*(?:ч|час|часов|h|сағ)\b\.?")
_TO = re.compile(r"\s*(?:\.{2,}|…|\b(?:to|till|until|до|по)\b)\s*")
_AND = re.compile(r"\s*(?:[,;+/]|\b(?:and|и|және|мен)\b)\s*")
_ONE = r"(\d{1,2})(?:[:.](\d\d))?"
_SPAN = re.compile(rf"{_ONE}\s*-+\s*{_ONE}")
_HYPHENED = re.compile(r"(\d{1,2})-(\d\d)\s*(?:\s-|-\s|-)\s*(\d{1,2})-(\d\d)")


class Span(NamedTuple):
    """From `start` to `end`, in minutes since midnight on the wall; an `end` over 24:00 is the next day."""

    start: int
    end: int


Day = tuple[Span, ...]
"""The hours of a day in their order; () for a day on which the center is closed."""
ALL_DAY: Day = (Span(0, DAY),)


class NotHours(ValueError):
    """A text that gives no hours; `code` is the second half of a problem's code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_day(text: str) -> Day:
    """Return the hours that a text gives; raises NotHours."""
    plain = _HYPHENS.sub("-", " ".join(text.casefold().split())).strip(" .")
    if plain in CLOSED_WORDS:
        return ()
    if plain in ALL_DAY_WORDS:
        return ALL_DAY
    plain = _TO.sub("-", " ".join(_WORDS.sub(" ", plain).split()))
    spans = sorted(_span(part) for part in _AND.split(plain))
    for before, after in pairwise(spans):
        if after.start < before.end:
            raise NotHours("hours-overlap")
    return _joined(spans)


def day_text(day: Day) -> str:
    """Return the hours of a day as kiosk.toml and a release have them."""
    return ", ".join(f"{clock_text(span.start)}-{clock_text(span.end)}" for span in day) or "closed"


def clock_text(minutes: int) -> str:
    """Return a time of day as digits: "09:00", and "24:00" for the end of a day."""
    on_wall = minutes if minutes == DAY else minutes % DAY
    return f"{on_wall // 60:02}:{on_wall % 60:02}"


def _span(text: str) -> Span:
    """Return the hours from one time to another; raises NotHours."""
    found = _SPAN.fullmatch(text) or _HYPHENED.fullmatch(text)
    if found is None:
        raise NotHours("hours-time")
    start, end = _minutes(found[1], found[2]), _minutes(found[3], found[4])
    if start == DAY:
        raise NotHours("hours-time")
    if start < end:
        return Span(start, end)
    if end > LATEST_AFTER_MIDNIGHT or start == end:
        raise NotHours("hours-order")
    return Span(start, DAY + end)


def _minutes(hours: str, minutes: str | None) -> int:
    """Return a time of day in minutes since midnight; raises NotHours for one that no clock shows."""
    found = int(hours) * 60 + int(minutes or 0)
    if found > DAY or int(minutes or 0) > 59:
        raise NotHours("hours-time")
    return found


def _joined(spans: list[Span]) -> Day:
    """Return spans in their order, those that meet made into one."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end == span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)
