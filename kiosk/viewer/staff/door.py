"""The door of the staff screen: opens after a corner was held, closes when nobody touches the screen."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.staff import staff_language
from kiosk.paths import viewer_folder
from kiosk.staff_access.corner import CORNER_MM, HINT_SECONDS, HOLD_SECONDS, Corner
from kiosk.viewer.assembly import Viewer
from kiosk.viewer.staff.background import Background

if TYPE_CHECKING:
    from kiosk.viewer.staff.desk import StaffDesk
    from kiosk.viewer.staff.pad import Locks

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MILLISECONDS = 200  # while the corner is held
CLOSE_MILLISECONDS = 60_000
FINGER, OTHER = 0, 1  # one in the corner, and any other

log = logging.getLogger(__name__)


@QmlElement
@QmlUncreatable("Made by the viewer")
class StaffDoor(QObject):
    """Hears of the fingers in the corner, and has the desk while it is open.

    Until then it costs two objects. What opens it is read only after the corner was held for a while;
    without a PIN and without a key nothing happens at all. `clean` lets somebody wipe the screen, None
    where that cannot be had. `leaving` asks the program to end with an exit code.
    """

    changed = Signal()
    deskChanged = Signal()
    leaving = Signal(int)

    def __init__(
        self,
        viewer: Viewer,
        state: Path,
        seconds: Callable[[], float] = monotonic,
        *,
        clean: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(viewer.window)  # QML has it as long as there is a window
        self._viewer, self._state, self._seconds = viewer, state, seconds
        self._clean = clean
        self._corner = Corner()
        self._background = Background()
        self._locks: Locks | None = None  # None while they are not known
        self._desk: StaffDesk | None = None
        self._last: StaffDesk | None = None  # QML may still use it
        self._reading = False
        self._hinting = False
        self._hold = QTimer(self)
        self._hold.setInterval(LOOK_MILLISECONDS)
        self._hold.timeout.connect(self.look)
        self._close = QTimer(self)
        self._close.setSingleShot(True)
        self._close.setInterval(CLOSE_MILLISECONDS)
        self._close.timeout.connect(self._closing)

    @Property(float, constant=True)
    def cornerMillimetres(self) -> float:
        """The side of the corner in millimetres."""
        return CORNER_MM

    @Property(bool, notify=changed)
    def hinting(self) -> bool:
        """Whether something is to be seen of the corner being held: only where it can open."""
        return self._hinting

    @Property(QObject, notify=deskChanged)
    def desk(self) -> StaffDesk | None:
        """What is shown while the door is open, None while it is shut."""
        return self._desk

    @Slot(float, float)
    def press(self, x: float, y: float) -> None:
        """Take the first finger, which went down in the corner, in millimetres."""
        self._corner.forget()
        self._corner.press(FINGER, x, y, self._seconds())
        self._locks, self._reading = None, False
        self._hold.start()

    @Slot(float, float)
    def move(self, x: float, y: float) -> None:
        """Take that this finger moves."""
        self._corner.move(FINGER, x, y)

    @Slot()
    def crowd(self) -> None:
        """Take that another finger came."""
        self._corner.press(OTHER, -1, -1, self._seconds())
        self.look()

    @Slot()
    def release(self) -> None:
        """Take that the finger left."""
        self._corner.forget()
        self.look()

    @Slot()
    def touched(self) -> None:
        """Take that somebody touches the open staff screen."""
        if self._desk is not None:
            self._close.start()

    @Slot()
    def look(self) -> None:
        """Do what is due after the corner has been held for so long, if something can open the door."""
        held = self._corner.held_for(self._seconds())
        if held == 0 or self._desk is not None:
            self._hold.stop()
        elif held >= HINT_SECONDS and not self._reading:
            self._reading = True
            language = self._language()
            self._background.run(lambda: read_locks(self._state, language), self._know)
        can_open = self._desk is None and self._locks is not None and bool(self._locks.pin or self._locks.key)
        self._hint(can_open and HINT_SECONDS <= held < HOLD_SECONDS)
        if can_open and held >= HOLD_SECONDS:
            self._open()

    @Slot()
    def shut(self) -> None:
        """Shut the door; visitors find the screen as after the last one."""
        if self._shut():
            self._viewer.idle.startAgain()

    def _wipe(self) -> None:
        """Shut the door and let somebody wipe the screen."""
        self.shut()
        if self._clean is not None:
            self._clean()

    def stop(self) -> None:
        """Shut the door for good, before the program ends."""
        self._hold.stop()
        self._shut()

    def _closing(self) -> None:
        """Shut the door since nobody is there, but not while somebody waits for an answer."""
        if self._desk is not None and self._desk.is_waiting():
            self._close.start()
        elif self._shut():
            self._viewer.idle.rest()

    def _shut(self) -> bool:
        """Shut the door; return False when it was shut."""
        if self._desk is None:
            return False
        self._close.stop()
        self._desk.close()
        self._last, self._desk = self._desk, None
        self._corner.forget()
        self.deskChanged.emit()
        return True

    def _open(self) -> None:
        """Open the door: first the pad is shown."""
        from kiosk.staff_access.lockout import TriesFile
        from kiosk.viewer.staff.desk import StaffDesk
        from kiosk.viewer.staff.pad import PinPad

        assert self._locks is not None
        language = self._language()
        tries = TriesFile(viewer_folder(self._state))
        pad = PinPad(self._locks, tries, language, self._background)
        self._desk = StaffDesk(
            self._viewer, self._state, pad, language, self._background, cleans=self._clean is not None
        )
        self._desk.cleaning.connect(self._wipe)
        self._desk.leaving.connect(self.leaving)
        # Whoever was there before is gone: pages, overlays and language go back to the start.
        self._viewer.idle.rest()
        self._viewer.idle.stay()
        self._close.start()
        self.deskChanged.emit()

    def _language(self) -> str:
        """Return the language of the staff."""
        shown = self._viewer.release.shown
        if shown is None:
            return staff_language()
        settings = str(shown.settings.get("staff_language", ""))
        return staff_language(settings=settings, content=shown.languages)

    def _know(self, locks: Locks) -> None:
        """Take what opens the door."""
        self._locks = locks
        self.look()

    def _hint(self, hinting: bool) -> None:
        """Let something be seen, or nothing."""
        if hinting != self._hinting:
            self._hinting = hinting
            self.changed.emit()


def read_locks(state: Path, language: str) -> Locks:
    """Read from screen.toml what opens the staff screen; what is damaged there opens nothing."""
    from kiosk.settings.screen import load_screen_settings
    from kiosk.staff_access.key import is_fingerprint
    from kiosk.staff_access.pin import is_kept_pin
    from kiosk.viewer.staff.pad import Locks

    settings = load_screen_settings(state, language)
    pin, key = settings.staff_pin, settings.staff_key
    if pin and not is_kept_pin(pin):
        log.warning("staff_pin in screen.toml is not what “kiosk pin” writes there: it opens nothing")
        pin = ""
    if key and not is_fingerprint(key):
        log.warning("staff_key in screen.toml is not what “kiosk pin --key” writes there: it opens nothing")
        key = ""
    return Locks(pin, key)
