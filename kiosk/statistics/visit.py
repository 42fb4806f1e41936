"""Follows what happens on the screen, and counts it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from kiosk.statistics.counts import ALL_DAY, Count, Moment, What, stay


class Visit:
    """The visit that goes on, if there is one: from the touch that wakes the screen until it rests again.

    `add` takes each count. `now` returns the moment by the clock on the wall, `seconds` the time by one that
    only counts up. What happens while the screen rests is nobody's doing and is not counted.
    """

    def __init__(
        self,
        add: Callable[[Count], None],
        now: Callable[[], Moment],
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        """Begin at rest."""
        self._add = add
        self._now = now
        self._seconds = seconds
        self._goes_on = False
        self._language = ""
        self._page = ""
        self._since = 0.0
        self._percent = 100
        self._sections: set[str] = set()

    @property
    def goes_on(self) -> bool:
        """Whether somebody is there."""
        return self._goes_on

    def begin(self, language: str, page: str = "") -> None:
        """Somebody woke the screen, which speaks this language and shows this page, opened by nobody."""
        if self._goes_on:
            return
        self._goes_on = True
        self._language = language
        self._page, self._since = page, self._seconds()
        self._percent = 100
        self._sections.clear()
        now = self._now()
        self._add(Count(now.day, now.hour, "", What.VISIT, "", ""))

    def end(self) -> None:
        """The screen rests again. How long the last page was read nobody knows: its stay is not counted."""
        if self._goes_on:
            self._goes_on = False
            self._count(What.ENDED, self._page, self._language)

    def open(self, page: str, *, returned: bool = False) -> None:
        """A page was opened, "" for the home screen; `returned` when by going back."""
        if not self._goes_on or page == self._page:
            return
        left, since = self._page, self._since
        self._page, self._since = page, self._seconds()
        if left:
            self._count(What.STAYED, left, detail=stay(self._since - since))
        if returned or not page:
            return
        self._count(What.OPENED, page, self._language)
        if left:
            self._count(What.ONWARD, left, detail=page)
        if not self._sections:
            self._count(What.READING)
        section = page.partition("/")[0]
        if section not in self._sections:
            self._sections.add(section)
            self._count(What.SECTION, section)

    def choose(self, language: str) -> None:
        """A language was chosen."""
        if self._goes_on and language != self._language:
            self._language = language
            self._count(What.LANGUAGE, language=language)

    def enlarge(self, percent: int) -> None:
        """Letters have another size now, in percent of the usual."""
        if self._goes_on and percent != self._percent:
            self._percent = percent
            if percent > 100:
                self._count(What.TEXT_SIZE, detail=str(percent))

    def use(self, what: What) -> None:
        """Something on the open page was used: a picture, a code, a quiz."""
        if self._goes_on:
            self._count(what, self._page)

    def _count(self, what: What, page: str = "", language: str = "", detail: str = "") -> None:
        """Count something of today."""
        self._add(Count(self._now().day, ALL_DAY, language, what, page, detail))
