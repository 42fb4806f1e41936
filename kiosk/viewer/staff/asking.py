"""Asks the publisher for something and waits for its answer, without holding up the screen."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.catalogue import translate
from kiosk.message import N_
from kiosk.staff_requests.mailbox import Mailbox
from kiosk.staff_requests.request import Answer, Request

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MILLISECONDS = 250
DEAF_SECONDS = 10.0  # a publisher that works takes a request within two
LONGEST_SECONDS = 1000.0  # the publisher ends what it does for a request before that
_DEAF = N_(
    "The publisher does not answer, so nothing was changed. Restart the kiosk; if that does not help, "
    "restart the computer."
)
_SILENT = N_("The publisher has begun with it and not answered since. Look at the log.")
_CANNOT = N_("The request cannot be written: the disk with the state folder is full or damaged.")

log = logging.getLogger(__name__)


@QmlElement
@QmlUncreatable("Made by the viewer")
class StaffAsking(QObject):
    """One request at a time; `take` gets its answer, which is one of ours when none came."""

    changed = Signal()

    def __init__(self, state: Path, seconds: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._mailbox = Mailbox(state)
        self._seconds = seconds
        self._name = ""
        self._language = "en"
        self._since = 0.0
        self._take: Callable[[Answer], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)

    @Property(bool, notify=changed)
    def waiting(self) -> bool:
        """Whether an answer is still to come, for QML."""
        return self.is_waiting()

    def is_waiting(self) -> bool:
        """Return whether an answer is still to come."""
        return self._take is not None

    def ask(self, request: Request, language: str, take: Callable[[Answer], None]) -> None:
        """Ask, unless an answer is still to come."""
        if self._take is not None:
            return
        self._language, self._since, self._take = language, self._seconds(), take
        try:
            self._name = self._mailbox.ask(request, language)
        except OSError as error:
            log.error("a request of the staff screen cannot be written: %s", error)
            self._end(_CANNOT)
            return
        self._timer.start()
        self.changed.emit()

    def look(self) -> None:
        """Look for the answer."""
        waited = self._seconds() - self._since
        try:
            answer = self._mailbox.answer(self._name)
            if answer is not None:
                self._answered(answer)
            elif waited > LONGEST_SECONDS:
                self._end(_SILENT)
            elif waited > DEAF_SECONDS and self._mailbox.withdraw(self._name):
                self._end(_DEAF)
        except OSError as error:
            log.error("the answer to the staff screen cannot be read: %s", error)
            self._end(_SILENT)

    def _end(self, text: str) -> None:
        """Answer in the publisher's place."""
        self._answered(Answer(2, "", translate(self._language, text)))

    def _answered(self, answer: Answer) -> None:
        """Hand the answer on."""
        self._timer.stop()
        take, self._take = self._take, None
        if take is not None:
            take(answer)
        self.changed.emit()
