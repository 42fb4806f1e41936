"""Hears what visitors do, and has it counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from kiosk.languages.zones import zone
from kiosk.statistics.counts import ALL_DAY, NO_DAY, Moment, What
from kiosk.statistics.store import Store, statistics_file
from kiosk.statistics.visit import Visit
from kiosk.statistics.writer import PAUSE_SECONDS, Writer
from kiosk.system.true_time import can_be_true
from kiosk.viewer.assembly import Parts
from kiosk.viewer.idle_times import IdleState


class Recorder:
    """Counts the visits to one screen, see kiosk.statistics.counts; keep it as long as the screen.

    What happens is added up in memory; the disk is written by a thread of its own, so that no tap waits for
    it. Days and hours are those of the center's zone; while the clock cannot be right, there is no day.
    """

    def __init__(
        self,
        state: Path,
        parts: Parts,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        seconds: Callable[[], float] = monotonic,
        pause: float = PAUSE_SECONDS,
    ) -> None:
        """Begin to count. `now` is the clock on the wall; `pause` see Writer."""
        self._parts = parts
        self._now = now
        self._writer = Writer(Store(statistics_file(state)).add, pause)
        self._visit = Visit(self._writer.add, self._moment, seconds)
        parts.idle.stateChanged.connect(self._turn)
        parts.navigation.pageChanged.connect(self._open)
        parts.language.changed.connect(self._choose)
        parts.metrics.changed.connect(self._enlarge)
        parts.open_page.used.connect(self._use)
        if not self._is_nobody_there():
            self._visit.begin(parts.language.tag)
            self._open()

    def stop(self) -> None:
        """Write what was counted."""
        self._writer.close()

    def _turn(self) -> None:
        """Begin or end a visit: this comes before page and language go back to the start."""
        if self._is_nobody_there():
            self._visit.end()
        elif not self._visit.goes_on:
            self._visit.begin(self._parts.language.tag, str(self._parts.navigation.page))

    def _is_nobody_there(self) -> bool:
        """Return whether the screen rests, or staff have it."""
        return str(self._parts.idle.state) == IdleState.RESTING or bool(self._parts.idle.staying)

    def _open(self) -> None:
        """Follow the visitor to a page."""
        navigation = self._parts.navigation
        self._visit.open(str(navigation.page), returned=bool(navigation.returned))

    def _choose(self) -> None:
        """Follow the visitor to a language."""
        self._visit.choose(self._parts.language.tag)

    def _enlarge(self) -> None:
        """Take note of larger text."""
        self._visit.enlarge(round(100 * float(self._parts.metrics.textScale)))

    def _use(self, what: str) -> None:
        """Take note of what was used on the page."""
        self._visit.use(What(what))

    def _moment(self) -> Moment:
        """Return the day and hour at the center, or no day while the clock cannot be right."""
        now, release = self._now(), self._parts.release.shown
        if not can_be_true(now, release.about.published if release is not None else ""):
            return Moment(NO_DAY, ALL_DAY)
        local = now.astimezone(zone(str(release.settings.get("zone", "")) if release is not None else ""))
        return Moment(local.date().isoformat(), local.hour)
