"""A visitor's hand and eyes on a real window: taps, swipes, pinches, and what can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.publishing.build.publication import Job, publish
from kiosk.viewer.assembly import Viewer
from kiosk.viewer.settle import settle


def walk(item: QQuickItem) -> Iterator[QQuickItem]:
    """Yield the visible items below `item`, itself included."""
    if not item.isVisible() or item.opacity() == 0:
        return
    yield item
    for child in item.childItems():
        yield from walk(child)


def is_kind(item: QQuickItem, name: str) -> bool:
    """Tell whether `item` is of a QML or C++ type, derived ones included."""
    meta = item.metaObject()
    while meta is not None:
        if meta.className().split("_QML")[0] == name:
            return True
        meta = meta.superClass()
    return False


def area(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


class Hand:
    """Works on one window with one touchscreen; `pause` lets the window live on for a moment."""

    def __init__(self, viewer: Viewer, device: QPointingDevice, wait: Callable[[int], None]) -> None:
        self.viewer = viewer
        self.window = viewer.window
        self._device = device
        self.pause = wait

    def texts(self) -> list[str]:
        """What can be read now, in the order of the items."""
        labels = (item for item in walk(self.window.contentItem()) if is_kind(item, "QQuickLabel"))
        return [text for label in labels if (text := str(label.property("text")))]

    def buttons(self) -> list[QQuickItem]:
        items = walk(self.window.contentItem())
        return [item for item in items if is_kind(item, "Touchable") and item.isEnabled()]

    def button(self, name: str) -> QQuickItem:
        """Return the button with this name, as a screen reader would say it."""
        found = [item for item in self.buttons() if item.property("name") == name]
        assert found, f"no button {name!r} among {[item.property('name') for item in self.buttons()]}"
        return found[0]

    def tap(self, item: QQuickItem) -> None:
        self.tap_at(area(item).center())

    def tap_at(self, point: QPointF, *, finger: int = 0, resting: Sequence[QPointF] = ()) -> None:
        """Tap with one finger while the fingers before it rest where they are."""
        self.press(point, finger=finger, resting=resting)
        self.release(point, finger=finger, resting=resting)

    def press(self, point: QPointF, *, finger: int = 0, resting: Sequence[QPointF] = ()) -> None:
        self._touch(resting).press(finger, point.toPoint(), self.window).commit()
        self.pause(2)

    def move(self, point: QPointF) -> None:
        self._touch().move(0, point.toPoint(), self.window).commit()
        self.pause(2)

    def release(self, point: QPointF, *, finger: int = 0, resting: Sequence[QPointF] = ()) -> None:
        self._touch(resting).release(finger, point.toPoint(), self.window).commit()
        self.pause(2)

    def _touch(self, resting: Sequence[QPointF] = ()) -> Any:
        touch = QTest.touchEvent(self.window, self._device)
        for finger, point in enumerate(resting):
            # Not `stationary`: that puts the finger into the corner.
            touch.move(finger, point.toPoint(), self.window)
        return touch

    def calm(self) -> None:
        """Wait until a tap at the place of the last one counts as another one."""
        guards = [item for item in walk(self.window.contentItem()) if item.objectName() == "tapGuard"]
        deadline = monotonic() + 5
        while any(guard.isVisible() for guard in guards) and monotonic() < deadline:
            self.pause(10)

    def swipe(self, start: QPointF, end: QPointF, steps: int = 8) -> None:
        self.press(start)
        for step in range(1, steps + 1):
            self.move(start + (end - start) * (step / steps))
            self.pause(8)
        self.release(end)

    def pinch(self, center: QPoint, start: int, end: int) -> None:
        """Move two fingers apart, or together, from `start` to `end` pixels beside `center`."""

        def pair(distance: int) -> tuple[QPoint, QPoint]:
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
    """Idle time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Kiosk:
    """A kiosk under test: its content folder, its window, and a hand before it."""

    def __init__(self, viewer: Viewer, hand: Hand, content: Path, state: Path, watch: Stopwatch) -> None:
        self.viewer, self.hand, self.content, self.state, self.watch = viewer, hand, content, state, watch

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def publish(self) -> None:
        """Publish the folder as it is and let the window take the release over."""
        publish(Job(self.content, self.state, edge=640, durable=False))
        self.viewer.release.look()
        settle(self.viewer)

    def wait(self, seconds: float) -> None:
        """Let idle time pass."""
        self.watch.now += seconds
        self.viewer.idle.tick()
        settle(self.viewer)

    def open(self, page: str) -> None:
        self.viewer.navigation.open(page)
        settle(self.viewer)


OpenKiosk = Callable[..., Kiosk]
