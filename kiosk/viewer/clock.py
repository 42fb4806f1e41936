"""Today's date and the time at the center."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.dates import long_date, short_date, short_time, zone
from kiosk.viewer.language import Language
from kiosk.viewer.site import Site

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Made by the viewer")
class Clock(QObject):
    """Date and time in the center's zone and the visitor's language."""

    changed = Signal()

    def __init__(
        self,
        language: Language,
        site: Site,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._site = site
        self._now = now
        self._shown = ("", "", "")
        language.changed.connect(self.tick)
        site.released.connect(self.tick)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self.tick()

    @Property(str, notify=changed)
    def date(self) -> str:
        return self._shown[0]

    @Property(str, notify=changed)
    def shortDate(self) -> str:
        """Day and month, for where there is little room."""
        return self._shown[1]

    @Property(str, notify=changed)
    def time(self) -> str:
        return self._shown[2]

    def tick(self) -> None:
        release = self._site.release
        name = str(release.settings.get("zone", "")) if release is not None else ""
        now = self._now().astimezone(zone(name))
        tag = self._language.tag
        shown = (long_date(now, tag), short_date(now, tag), short_time(now, tag))
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()
