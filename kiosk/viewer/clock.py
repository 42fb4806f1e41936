"""Date and time at the center."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.dates import long_date, short_date, short_time, shortest_date, zone
from kiosk.system.true_time import can_be_true
from kiosk.viewer.current_release import CurrentRelease
from kiosk.viewer.language import Language

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Made by the viewer")
class Clock(QObject):
    """Date and time in the center's zone and the visitor's language; "" while the clock cannot be right."""

    changed = Signal()

    def __init__(
        self,
        language: Language,
        release: CurrentRelease,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Start the clock; `now` returns the present time."""
        super().__init__()
        self._language = language
        self._release = release
        self._now = now
        self._shown = ("", "", "", "")
        self._told: tuple[object, ...] = ()  # the minute and all else that what is shown depends on
        language.changed.connect(self.tick)
        release.released.connect(self.tick)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self.tick()

    @Property(str, notify=changed)
    def date(self) -> str:
        """The date with weekday and year."""
        return self._shown[0]

    @Property(str, notify=changed)
    def shortDate(self) -> str:
        """The day and month, where there is little room."""
        return self._shown[1]

    @Property(str, notify=changed)
    def shortestDate(self) -> str:
        """The day and month, abbreviated, where there is hardly any room."""
        return self._shown[2]

    @Property(str, notify=changed)
    def time(self) -> str:
        """The hour and minute."""
        return self._shown[3]

    def tick(self) -> None:
        """Look at the time, and say so if what is shown has changed."""
        release = self._release.shown
        settings, published = (release.settings, release.about.published) if release else ({}, "")
        now, tag = self._now(), self._language.tag
        told = (now.replace(second=0, microsecond=0), tag, release and release.number, str(published))
        if told == self._told:
            return  # 59 of 60 looks end here
        self._told = told
        shown = ("", "", "", "")
        if can_be_true(now, str(published)):
            local = now.astimezone(zone(str(settings.get("zone", ""))))
            dates = (long_date(local, tag), short_date(local, tag), shortest_date(local, tag))
            shown = (*dates, short_time(local, tag))
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()
