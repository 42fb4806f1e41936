"""Staff in front of a kiosk: they hold the corner and type a PIN."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from kiosk.settings.change import change_screen_settings
from kiosk.staff_access.pin import kept_pin
from kiosk.staff_requests.errands import Errands
from kiosk.viewer.settle import settle
from kiosk.viewer.staff.desk import StaffDesk
from kiosk.viewer.staff.door import StaffDoor
from tests.viewer.hand import Kiosk, is_kind, walk

PIN = "4711"
CORNER = QPointF(25, 25)
PATIENCE = 20.0


@cache
def kept() -> str:
    """Return what is kept of the PIN."""
    return kept_pin(PIN)


def set_pin(state: Path) -> None:
    """Give a state folder the PIN."""
    change_screen_settings(state, {"staff_pin": kept()})


class Staff:
    """Works on a kiosk that has a door; time passes by the kiosk's own stopwatch."""

    def __init__(self, kiosk: Kiosk, clean: Callable[[], None] | None = None) -> None:
        self.kiosk = kiosk
        self.door = StaffDoor(kiosk.viewer, kiosk.state, kiosk.watch, clean=clean)
        self.left: list[int] = []
        self.door.leaving.connect(self.left.append)
        kiosk.viewer.window.setProperty("staffDoor", self.door)
        settle(kiosk.viewer)

    @property
    def desk(self) -> StaffDesk:
        """The desk of the open door."""
        desk = self.door._desk
        assert desk is not None
        return desk

    def room(self) -> list[QQuickItem]:
        """Return what is seen of the staff screen; nothing of the visitors' screen below it."""
        root = self.kiosk.viewer.window.contentItem()
        return [each for item in walk(root) if is_kind(item, "StaffRoom") for each in walk(item)]

    def is_open(self) -> bool:
        """Whether the door is open, with the pad or the desk on the screen."""
        shown = bool(self.room())
        assert shown == (self.door._desk is not None)
        return shown

    def texts(self) -> list[str]:
        """Return the texts that staff can read now."""
        found = (str(item.property("text")) for item in self.room() if is_kind(item, "QQuickLabel"))
        return list(filter(None, found))

    def names(self) -> list[str]:
        """Return the names of the buttons that staff can tap now."""
        return [str(button.property("name")) for button in self._buttons()]

    def answered(self, errands: Errands) -> None:
        """Have the publisher's part done until the desk has its answer."""

        def met() -> bool:
            errands.step()
            return not self.desk.is_waiting()

        self.until(met)

    def until(self, met: Callable[[], object]) -> None:
        """Process events until a condition holds."""
        end = monotonic() + PATIENCE
        while not met():
            assert monotonic() < end
            self.kiosk.hand.pause(5)
        settle(self.kiosk.viewer)

    def pass_(self, seconds: float) -> None:
        """Let time pass while a finger may be held, and let the door read what opens it."""
        for _ in range(10):
            self.kiosk.watch.now += seconds / 10
            self.door.look()
            self.kiosk.hand.pause(10)
        settle(self.kiosk.viewer)

    def hold(self, at: QPointF = CORNER) -> None:
        """Hold the corner until the pad is there."""
        self.kiosk.hand.press(at)
        self.kiosk.watch.now += 3.1
        self.door.look()
        self.until(lambda: self.door._locks is not None)
        self.kiosk.watch.now += 2
        self.door.look()
        self.until(lambda: self.door._desk is not None)
        self.kiosk.hand.release(at)
        settle(self.kiosk.viewer)

    def type(self, pin: str) -> None:
        """Type a PIN on the pad and enter it."""
        for digit in pin:
            self.tap(digit)
        self.desk.pad.enter()
        self.until(lambda: not self.desk.pad._checking)

    def enter(self) -> None:
        """Open the desk."""
        self.hold()
        self.type(PIN)
        self.until(lambda: self.desk._open)

    def tap(self, name: str) -> None:
        """Tap the button of a name."""
        [*_, button] = [each for each in self._buttons() if each.property("name") == name]
        self.kiosk.hand.tap(button)
        settle(self.kiosk.viewer)

    def _buttons(self) -> list[QQuickItem]:
        """Return the buttons that can be tapped."""
        return [item for item in self.room() if is_kind(item, "Touchable") and item.isEnabled()]

    def show(self, page: str) -> None:
        """Open a page of the desk and wait until it has read what it tells."""
        self.desk.show(page)
        content = self.desk._pages.get(page)
        self.until(lambda: content is None or content._loading == 0)
