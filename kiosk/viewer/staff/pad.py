"""The PIN pad: takes digits, has them checked, tells how long to wait, and looks for a key on a stick."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.catalogue import LANGUAGES, translate
from kiosk.message import N_
from kiosk.staff_access.key import Found, look_for_key
from kiosk.staff_access.lockout import FREE_TRIES, TriesFile
from kiosk.staff_access.pin import LEAST_DIGITS, MOST_DIGITS, is_pin
from kiosk.staff_access.sticks import sticks
from kiosk.staff_access.wait_words import wait_words
from kiosk.viewer.staff.background import Background

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

SEEN_MILLISECONDS = 400  # a typed digit, until it becomes a dot
LOOK_MILLISECONDS = 1000
DOT = "•"
_WRONG = N_("This PIN is wrong.")
_WAIT = N_("Too many wrong tries. Wait {wait}.")
_KEYS = {
    Found.ANOTHERS: N_("The key on this stick belongs to another kiosk."),
    Found.DAMAGED: N_("The key file on this stick is damaged."),
}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Locks:
    """What opens the staff screen: a kept PIN and the fingerprint of a key, "" where there is none."""

    pin: str = ""
    key: str = ""


@QmlElement
@QmlUncreatable("Made by the viewer")
class PinPad(QObject):
    """`opened` follows the right PIN or the right stick. `language` comes first among what is told."""

    changed = Signal()
    opened = Signal()

    def __init__(
        self,
        locks: Locks,
        tries: TriesFile,
        language: str,
        background: Background,
        known_sticks: Callable[[], list[Path]] = sticks,
    ) -> None:
        super().__init__()
        self._locks, self._tries, self._background, self._sticks = locks, tries, background, known_sticks
        self._languages = (language, *(tag for tag in LANGUAGES if tag != language))
        self._pin = ""
        self._seen = False  # the last digit is still shown as itself
        self._checking = False
        self._looking = False
        self._closed = False
        self._told = ""
        self._hide = QTimer(self)
        self._hide.setSingleShot(True)
        self._hide.setInterval(SEEN_MILLISECONDS)
        self._hide.timeout.connect(self._cover)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Property(bool, constant=True)
    def takesPin(self) -> bool:
        """Whether a PIN opens."""
        return self._locks.pin != ""

    @Property(bool, constant=True)
    def takesKey(self) -> bool:
        """Whether a key opens."""
        return self._locks.key != ""

    @Property(str, notify=changed)
    def shown(self) -> str:
        """What is seen of the typed digits: dots, and the last digit for an instant."""
        covered = len(self._pin) - (1 if self._seen else 0)
        return DOT * covered + self._pin[covered:]

    @Property(bool, notify=changed)
    def locked(self) -> bool:
        """Whether a wait after wrong tries is not over."""
        return self._tries.wait() > 0

    @Property(bool, notify=changed)
    def usable(self) -> bool:
        """Whether digits are taken."""
        return not self._checking and self._tries.wait() == 0

    @Property(bool, notify=changed)
    def enough(self) -> bool:
        """Whether this can be a whole PIN."""
        return len(self._pin) >= LEAST_DIGITS

    @Property("QStringList", notify=changed)
    def told(self) -> list[str]:
        """What there is to say, in each language; [] for nothing."""
        wait = self._tries.wait()
        text = _WAIT if wait > 0 and self.takesPin else self._told
        if not text:
            return []
        return [translate(tag, text).format(wait=wait_words(wait, tag)) for tag in self._languages]

    @Slot(int)
    def type(self, digit: int) -> None:
        """Take a digit."""
        if self.usable and 0 <= digit <= 9 and len(self._pin) < MOST_DIGITS:
            self._pin += str(digit)
            self._seen, self._told = True, ""
            self._hide.start()
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        self._pin, self._seen = self._pin[:-1], False
        self.changed.emit()

    @Slot()
    def enter(self) -> None:
        """Have the digits checked, on a thread: that takes a quarter of a second, on purpose."""
        if not (self.usable and self.enough):
            return
        pin, self._pin, self._seen, self._checking = self._pin, "", False, True
        self.changed.emit()
        self._background.run(lambda: self._try(pin), self._tried)

    @Slot()
    def look(self) -> None:
        """Look for a key on a stick, and tell how long there is still to wait."""
        if self._tries.wrong >= FREE_TRIES:
            self.changed.emit()
        if self.takesKey and not self._looking:
            self._looking = True
            self._background.run(lambda: look_for_key(self._sticks(), self._locks.key), self._found)

    def close(self) -> None:
        """Take and look for nothing any more."""
        self._closed = True
        self._timer.stop()
        self._hide.stop()

    def _try(self, pin: str) -> bool:
        """Check a PIN and keep the try; on a thread. It counts before it is answered."""
        right = is_pin(pin, self._locks.pin)
        try:
            self._tries.note(right=right)
        except OSError as error:
            log.error("a try at the PIN could not be kept: %s", error)
        return right

    def _tried(self, right: bool) -> None:
        """Take what became of a try."""
        self._checking = False
        self._told = "" if right else _WRONG
        self._tell_log("the PIN", right)
        if right and not self._closed:
            self.opened.emit()
        self.changed.emit()

    def _found(self, found: Found) -> None:
        """Take what the sticks have."""
        self._looking = False
        if self._closed:
            return
        if found is Found.OURS:
            self._tell_log("a key", right=True)
            self.opened.emit()
            return
        text = _KEYS.get(found, "")
        if text != self._told and (text or self._told in _KEYS.values()):
            self._told = text
            self.changed.emit()

    def _cover(self) -> None:
        """Make a dot of the last digit."""
        self._seen = False
        self.changed.emit()

    def _tell_log(self, what: str, right: bool) -> None:
        """Note in the log who opened, or did not."""
        if right:
            log.info("the staff screen was opened by %s", what)
        else:
            log.warning("%s was wrong at the staff screen, %d times in a row", what, self._tries.wrong)
