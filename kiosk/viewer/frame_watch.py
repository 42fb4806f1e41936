"""Gives systemd a sign of life when something was really painted: a screen that stands still is found."""

from __future__ import annotations

import logging
from collections.abc import Callable
from math import inf
from time import monotonic

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.supervision.sd_notify import Supervisor

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

LOOKS_A_PICTURE = 3  # in a row that may find the same picture being read

log = logging.getLogger(__name__)


@QmlElement
@QmlUncreatable("Made by the viewer")
class FrameWatch(QObject):
    """Asks for a frame at regular intervals, and tells the supervisor of it when it was painted.

    `beat` changes with each request, for whatever is painted anew. Nothing is told while a picture that is to
    be seen is still being read after several looks: `loading` returns its address, "" for none. Where
    `excused` returns True no frame is expected: there is no screen, or it was darkened.
    """

    beatChanged = Signal()
    waitingChanged = Signal()
    painted = Signal()  # the first frame

    def __init__(
        self,
        supervisor: Supervisor,
        *,
        excused: Callable[[], bool],
        loading: Callable[[], str] = str,
        parent: QObject | None = None,
    ) -> None:
        """Watch nothing yet."""
        super().__init__(parent)
        self._supervisor = supervisor
        self._excused, self._loading = excused, loading
        self._beat = 0
        self._painted_at = -inf
        self._waiting = False
        self._ready = False
        self._picture, self._seen = "", 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    @Property(int, notify=beatChanged)
    def beat(self) -> int:
        """Which of two frames is asked for: 0 or 1."""
        return self._beat

    @Property(bool, notify=waitingChanged)
    def waiting(self) -> bool:
        """Whether a frame was asked for that is not painted yet."""
        return self._waiting

    @property
    def painted_at(self) -> float:
        """When a frame that was asked for was painted last (time.monotonic), -inf for never."""
        return self._painted_at

    @property
    def is_stuck(self) -> bool:
        """Whether the same picture has been read for too long."""
        return self._seen >= LOOKS_A_PICTURE

    def start(self) -> None:
        """Ask for the first frame, and for further ones where signs of life are wanted."""
        if self._supervisor.interval is not None:
            self._timer.start(int(1000 * self._supervisor.interval))
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask for a frame; one that was asked for before and has not come is missing."""
        missing = self._waiting
        excused = self._excused()
        self._look_for_pictures()
        if excused:
            self._give_sign()
        elif missing:
            log.error("nothing was painted since the last look")
            self._supervisor.status("Nothing is painted.")
        self._set_waiting(True)
        self._beat = 1 - self._beat
        self.beatChanged.emit()

    @Slot()
    def swapped(self) -> None:
        """Take note that a frame was painted and handed over."""
        if self._waiting:
            self._set_waiting(False)
            self._painted_at = monotonic()
            if not self.is_stuck:
                self._give_sign()

    def _give_sign(self) -> None:
        """Tell the supervisor that all is well."""
        if not self._ready:
            self._ready = True
            self._supervisor.ready()
            self.painted.emit()
        self._supervisor.alive()

    def _look_for_pictures(self) -> None:
        """Count for how many looks the same picture has been read."""
        picture = self._loading()
        self._seen = self._seen + 1 if picture and picture == self._picture else int(bool(picture))
        self._picture = picture
        if self.is_stuck:
            log.error("the picture %s is still being read", picture)
            self._supervisor.status(f"The picture {picture} cannot be read.")

    def _set_waiting(self, waiting: bool) -> None:
        """Take note whether a frame is awaited."""
        if waiting != self._waiting:
            self._waiting = waiting
            self.waitingChanged.emit()
