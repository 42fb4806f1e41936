"""A visitor's hand and eyes on a real window: taps, swipes, pinches, and the texts that can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from time import monotonic
from typing import Any

from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.publishing.build.publication import Job, publish
from kiosk.viewer.assembly import Viewer
from kiosk.viewer.settle import settle


def walk(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield the visible items at and below `item`, each before those in it."""
    ahead = [item]
    while ahead:
        each = ahead.pop()
        if not each.isVisible() or each.opacity() == 0:
            continue
        yield each
        ahead.extend(reversed(each.childItems()))


# Class, which Qt gives a number of its own where QML makes it -> the types that it is derived from.
_KINDS: dict[str, frozenset[str]] = {}


def is_kind(item: QQuickItem, name: str) -> bool:
    """True for an item of a QML or C++ type, or of one derived from it."""
    meta = item.metaObject()
    own = meta.className()
    if own not in _KINDS:
        kinds: set[str] = set()
        while meta is not None:
            kinds.add(meta.className().split("_QML")[0])
            meta = meta.superClass()
        _KINDS[own] = frozenset(kinds)
    return name in _KINDS[own]


def area(item: QQuickItem) -> QRectF:
    """Return the rectangle of an item in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


class Hand:
    """Works on one window with one touchscreen; `pause(milliseconds)` processes events."""

    def __init__(self, viewer: Viewer, device: QPointingDevice, wait: Callable[[int], None]) -> None:
        """Take the window, the touchscreen, and a function that waits while events are processed."""
        self.viewer = viewer
        self.window = viewer.window
        self._device = device
        self.pause = wait

    def texts(self) -> list[str]:
        """Return the texts that can be read now, in the order of their items."""
        labels = (item for item in walk(self.window.contentItem()) if is_kind(item, "QQuickLabel"))
        return [text for label in labels if (text := str(label.property("text")))]

    def buttons(self) -> list[QQuickItem]:
        """Return the buttons that can be tapped."""
        items = walk(self.window.contentItem())
        return [item for item in items if is_kind(item, "Touchable") and item.isEnabled()]

    def button(self, name: str) -> QQuickItem:
        """Return the button with a name, as a screen reader says it."""
        found = [item for item in self.buttons() if item.property("name") == name]
        assert found, f"no button {name!r} among {[item.property('name') for item in self.buttons()]}"
        return found[0]

    def tap(self, item: QQuickItem) -> None:
        """Tap the middle of an item."""
        self.tap_at(area(item).center())

    def tap_at(self, point: QPointF, *, finger: int = 0, resting: Sequence[QPointF] = ()) -> None:
        """Tap with one finger while other fingers, those before it, rest."""
        self.press(point, finger=finger, resting=resting)
        self.release(point, finger=finger, resting=resting)

    def press(self, point: QPointF, *, finger: int = 0, resting: Sequence[QPointF] = ()) -> None:
        """Put a finger down."""
        self._touch(resting).press(finger, point.toPoint(), self.window).commit()
        self.pause(2)

    def move(self, point: QPointF) -> None:
        """Move the first finger."""
        self._touch().move(0, point.toPoint(), self.window).commit()
        self.pause(2)

    def release(self, point: QPointF, *, finger: int = 0, resting: Sequence[QPointF] = ()) -> None:
        """Lift a finger."""
        self._touch(resting).release(finger, point.toPoint(), self.window).commit()
        self.pause(2)

    def lift_first(self, point: QPointF, *, resting: QPointF) -> None:
        """Lift the first finger while a second one rests."""
        touch = QTest.touchEvent(self.window, self._device).move(1, resting.toPoint(), self.window)
        touch.release(0, point.toPoint(), self.window).commit()
        self.pause(2)

    def tap_first(self, point: QPointF, *, resting: QPointF) -> None:
        """Tap with the first finger while a second one rests."""
        touch = QTest.touchEvent(self.window, self._device).move(1, resting.toPoint(), self.window)
        touch.press(0, point.toPoint(), self.window).commit()
        self.pause(2)
        self.lift_first(point, resting=resting)

    def _touch(self, resting: Sequence[QPointF] = ()) -> Any:
        """Return a touch event in which the resting fingers stay where they are."""
        touch = QTest.touchEvent(self.window, self._device)
        for finger, point in enumerate(resting):
            # Not `stationary`: that puts the finger into the corner.
            touch.move(finger, point.toPoint(), self.window)
        return touch

    def calm(self) -> None:
        """Wait until a further tap at the same place is accepted."""
        guards = [item for item in walk(self.window.contentItem()) if item.objectName() == "tapGuard"]
        deadline = monotonic() + 5
        while any(guard.isVisible() for guard in guards) and monotonic() < deadline:
            self.pause(10)

    def swipe(self, start: QPointF, end: QPointF, steps: int = 8) -> None:
        """Move a finger across the window in steps."""
        self.press(start)
        for step in range(1, steps + 1):
            self.move(start + (end - start) * (step / steps))
            self.pause(8)
        self.release(end)

    def pinch(self, center: QPoint, start: int, end: int) -> None:
        """Move two fingers apart, or together, from `start` to `end` pixels beside `center`."""

        def pair(distance: int) -> tuple[QPoint, QPoint]:
            """Return the places of both fingers."""
            return center - QPoint(distance, 0), center + QPoint(distance, 0)

        first, second = pair(start)
        QTest.touchEvent(self.window, self._device).press(0, first, self.window).commit()
        # Not `stationary(0)`: that puts the first finger into the corner.
        touch = QTest.touchEvent(self.window, self._device)
        touch.move(0, first, self.window).press(1, second, self.window).commit()
        for step in range(1, 11):
            first, second = pair(start + (end - start) * step // 10)
            touch = QTest.touchEvent(self.window, self._device)
            touch.move(0, first, self.window).move(1, second, self.window).commit()
            self.pause(5)
        touch = QTest.touchEvent(self.window, self._device)
        touch.release(0, first, self.window).release(1, second, self.window).commit()
        self.pause(5)


class Stopwatch:
    """A clock for idle time, which stands still until a test moves it on. In seconds."""

    def __init__(self) -> None:
        """Start at any time."""
        self.now = 1000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files (text or bytes by name) into a folder."""
    for name, said in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(said.encode() if isinstance(said, str) else said)


def png(width: int, height: int) -> bytes:
    """Return a PNG of one colour."""
    file = BytesIO()
    Image.new("RGB", (width, height), (90, 140, 90)).save(file, "PNG")
    return file.getvalue()


class Kiosk:
    """A kiosk under test: its content folder, its window, and a hand in front of it."""

    def __init__(self, viewer: Viewer, hand: Hand, content: Path, state: Path, watch: Stopwatch) -> None:
        """Take its parts."""
        self.viewer, self.hand, self.content, self.state, self.watch = viewer, hand, content, state, watch

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files into the content folder."""
        write(self.content, files)

    def publish(self) -> None:
        """Publish the folder as it is, and have the window take over the release."""
        publish(Job(self.content, self.state, edge=640, durable=False))
        self.viewer.release.look()
        settle(self.viewer)

    def wait(self, seconds: float) -> None:
        """Let idle time pass, in seconds."""
        self.watch.now += seconds
        self.viewer.idle.tick()
        settle(self.viewer)

    def open(self, page: str) -> None:
        """Open a page."""
        self.viewer.navigation.open(page)
        settle(self.viewer)


OpenKiosk = Callable[..., Kiosk]
