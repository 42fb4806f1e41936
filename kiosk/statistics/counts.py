"""What is counted: sums only, none of which belongs to one visit.

The hour is kept of the beginnings of visits alone, and the language only where it is asked for, so that
nobody can put together again what one visitor did. What visitors type is never counted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import NamedTuple

ALL_DAY = -1  # instead of an hour
NO_DAY = ""  # of what happened while the clock could not be right


class What(StrEnum):
    """What a count is of; in brackets what else stands in it."""

    VISIT = "visit"  # the screen was woken (hour)
    READING = "reading"  # a visit opened its first page
    ENDED = "ended"  # a visit ended (its last page, "" for the home screen; the language at its end)
    SECTION = "section"  # a visit opened its first page of a section (the section)
    OPENED = "opened"  # a page was opened, other than by going back (page, language)
    STAYED = "stayed"  # a page was left for another (page; detail: see `stay`)
    ONWARD = "onward"  # from one page to another (page; detail: the page it went on to)
    LANGUAGE = "language"  # a language was chosen (language)
    TEXT_SIZE = "text-size"  # letters were enlarged (detail: percent)
    PICTURE = "picture"  # a picture was opened full screen (page)
    CODE = "code"  # a QR code was opened (page)
    RIGHT = "right"  # an answer of a quiz, rightly (page)
    WRONG = "wrong"  # an answer of a quiz, wrongly (page)


class Count(NamedTuple):
    """What is counted apart: `day` is ISO 8601, or a year for what is long ago, or NO_DAY."""

    day: str
    hour: int
    language: str
    what: str
    page: str
    detail: str


class Moment(NamedTuple):
    """A day and hour by the center's clock."""

    day: str
    hour: int


# The least seconds of each class of stays; the last has no end.
STAYS = (0, 5, 10, 20, 40, 80, 160, 320)
_LONGEST = 640.0  # taken for the end of the last class


def stay(seconds: float) -> str:
    """Return the class of a stay, by its least seconds: "20" for 20 to 40."""
    return str(STAYS[max(0, bisect_right(STAYS, seconds) - 1)])


def median(stays: Mapping[str, int]) -> float | None:
    """Return the stay in seconds than which as many were shorter as longer; None when there is none.

    `stays` are the numbers of stays by class; within a class they count as evenly spread.
    """
    numbers = [stays.get(str(least), 0) for least in STAYS]
    half = sum(numbers) / 2
    if not half:
        return None
    before = accumulate((0, *numbers[:-1]))
    for (least, most), number, sooner in zip(pairwise((*STAYS, _LONGEST)), numbers, before, strict=True):
        if sooner + number >= half:
            return least + (most - least) * (half - sooner) / number
    raise AssertionError("half of a sum is never more than the sum")


def iso_day(text: str) -> date | None:
    """Return the day of a count, None for one of a whole year or of no day."""
    return date.fromisoformat(text) if len(text) == 10 else None
