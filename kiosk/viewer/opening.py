"""Whether the center is open now, for QML, and whether the screen is dark on purpose."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.dates import zone
from kiosk.system.true_time import can_be_true
from kiosk.viewer.current_release import CurrentRelease
from kiosk.viewer.idle import Idle
from kiosk.viewer.language import Language

if TYPE_CHECKING:  # the first screen does not wait for them
    from kiosk.hours.hours import Hours
    from kiosk.hours.opening import Standing

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MILLISECONDS = 60_000  # at the latest: a clock may be set
TELL_MILLISECONDS = 20_000

log = logging.getLogger(__name__)


@QmlElement
@QmlUncreatable("Made by the viewer")
class Opening(QObject):
    """Follows the opening hours of the release that is shown, once it was started; until then always open.

    `state` is "always" where there are no hours, "open", "closed", or "unknown" while the clock cannot be
    right: then the center counts as open, so that no wrong clock darkens the screen.
    """

    changed = Signal()
    darkChanged = Signal()
    told = Signal()

    def __init__(
        self,
        release: CurrentRelease,
        language: Language,
        idle: Idle,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Take what it depends on; `now` returns the present time."""
        super().__init__()
        self._release, self._language, self._idle, self._now = release, language, idle, now
        self._state, self._hint, self._dark = "always", "", False
        self._hours: Hours | None = None
        self._read = 0  # the number of the release whose hours those are
        self._standing: Standing | None = None
        self._looked = datetime.min.replace(tzinfo=UTC)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(TELL_MILLISECONDS)
        self._telling.timeout.connect(self._tell_on)

    def start(self) -> None:
        """Follow the hours from now on."""
        self._release.released.connect(self.look)
        self._language.changed.connect(self.look)
        self._idle.stateChanged.connect(self._darken)
        self.look()

    @Property(str, notify=changed)
    def state(self) -> str:
        """How things stand, as text."""
        return self._state

    @Property(bool, notify=changed)
    def closed(self) -> bool:
        """Whether the center is closed now."""
        return self._state == "closed"

    @Property(str, notify=changed)
    def hint(self) -> str:
        """The hours of today in the visitor's language; "" where there is nothing to say."""
        return self._hint

    @Property(bool, notify=darkChanged)
    def dark(self) -> bool:
        """Whether the screen is dark on purpose: the center is closed, and nobody is there."""
        return self._dark

    @Property(bool, notify=told)
    def telling(self) -> bool:
        """Whether somebody who touched the dark screen is told that the center is closed."""
        return self._telling.isActive()

    @Property("QVariantList", notify=told)
    def notices(self) -> list[dict[str, str]]:
        """What they are told in each language, see opening_words."""
        from kiosk.viewer.opening_words import notices

        shown = self._release.shown
        if shown is None or self._hours is None or self._standing is None:
            return []
        where = zone(str(shown.settings.get("zone", "")))
        now, opens = self._now().astimezone(where), self._standing.until
        today = self._hours.of(now.date())
        return notices(shown.languages, now, opens.astimezone(where) if opens else None, today)

    @Slot()
    def tell(self) -> None:
        """Tell somebody who touched the dark screen, for a while."""
        self._telling.start()
        self._tell_on()

    @Slot()
    def look(self) -> None:
        """Look at the time, and say so if that changes anything."""
        release, now = self._release.shown, self._now()
        published = str(release.about.published) if release is not None else ""
        self._read_hours()
        state, hint, wait = "always", "", LOOK_MILLISECONDS
        if self._hours is not None and not self._hours.always:
            if can_be_true(now, published):
                state, hint, wait = self._by_hours(self._hours, now)
            else:
                state = "unknown"
                if self._state != state:
                    log.warning("the clock says %s, which cannot be: the center counts as open", now)
        self._looked = now
        self._timer.start(wait)
        if (state, hint) != (self._state, self._hint):
            self._state, self._hint = state, hint
            if state != "closed" and self._telling.isActive():
                self._telling.stop()
                self.told.emit()
            self.changed.emit()
            self._darken()

    def _by_hours(self, hours: Hours, now: datetime) -> tuple[str, str, int]:
        """Return the state and the hint at a moment, and in how many milliseconds to look again."""
        from kiosk.hours.opening import standing
        from kiosk.viewer.opening_words import hint

        assert self._release.shown is not None
        where = zone(str(self._release.shown.settings.get("zone", "")))
        until = self._standing.until if self._standing else None
        if until is None or not self._looked <= now < until:
            self._standing = standing(hours, now, where)
            until = self._standing.until
        assert self._standing is not None
        wait = LOOK_MILLISECONDS
        if until is not None:
            left = int((until - now).total_seconds() * 1000) + 1
            wait = max(1, min(wait, left))
        if not self._standing.open:
            return "closed", "", wait
        return "open", hint(hours.of(now.astimezone(where).date()), self._language.tag), wait

    def _read_hours(self) -> None:
        """Take the hours of the release that is shown; those that cannot be read are none."""
        release = self._release.shown
        if release is None or release.number == self._read:
            return
        from kiosk.hours.hours import Hours
        from kiosk.hours.written import read_hours

        wrong: list[tuple[Any, ...]] = []
        hours = read_hours(release.settings.get("hours", {}), lambda *told, **_: wrong.append(told))
        if wrong:
            log.warning("the hours of release %d cannot be read: %s", release.number, wrong)
            hours = Hours()
        self._hours, self._read, self._standing = hours, release.number, None

    def _tell_on(self) -> None:
        """Say that the notice came or went."""
        self.told.emit()
        self._darken()

    def _darken(self) -> None:
        """Find out whether the screen is dark on purpose, and say so if that is new."""
        resting = str(self._idle.state) == "resting"
        dark = self._state == "closed" and resting and not self._telling.isActive()
        if dark != self._dark:
            self._dark = dark
            self.darkChanged.emit()
