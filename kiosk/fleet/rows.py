"""What is shown of each screen, in words: for the table on the terminal, the page and JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.fleet.judge import Screen
from kiosk.fleet.words import standing_words, why_words
from kiosk.languages.catalogue import plural, translate
from kiosk.languages.dates import age
from kiosk.message import N_
from kiosk.progress.words import size

NONE = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """A screen in words; each is "–" where nothing is known, `why` and `note` are "" for nothing.

    `note` says that its release is not the newest.
    """

    screen: Screen
    name: str
    center: str
    group: str
    standing: str
    release: str
    note: str
    age: str
    problems: str
    disk: str
    seen: str
    why: str


def rows(screens: Iterable[Screen], language: str, now: datetime) -> list[Row]:
    """Return the rows of screens in a language."""
    return [_row(screen, language, now) for screen in screens]


def heading(screens: list[Screen], language: str) -> str:
    """Return the sentence above all screens: whether all are well."""
    wrong = sum(screen.is_wrong for screen in screens)
    if not screens:
        return translate(language, N_("No screen has told anything yet."))
    if not wrong:
        text = plural(
            language, "{count} screen, and it is well.", "{count} screens, and all are well.", len(screens)
        )
    else:
        text = plural(
            language, "{count} screen of {all} needs help.", "{count} screens of {all} need help.", wrong
        )
    return text.format(count=wrong or len(screens), all=len(screens))


def _row(screen: Screen, language: str, now: datetime) -> Row:
    """Return the row of a screen."""
    told = screen.report

    def ago(moment: datetime | None) -> str:
        """Return how long ago a moment was."""
        return age((now - moment).total_seconds(), language) if moment else NONE

    return Row(
        screen,
        name=told.called,
        center=told.center or NONE,
        group=told.group or NONE,
        standing=standing_words(screen, language),
        release=str(told.release) if told.release else NONE,
        note=translate(language, N_("not the newest")) if screen.newest is False else "",
        age=ago(told.published),
        problems=str(told.problems) if told.release else NONE,
        disk=size(told.disk_free, language) if told.disk_free is not None else NONE,
        seen=ago(screen.seen),
        why=why_words(screen, language),
    )
