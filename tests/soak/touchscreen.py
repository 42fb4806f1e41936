"""A touchscreen for several hands, as a cheap one is: some releases never arrive."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from time import monotonic
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

FINGERS = range(10)
LOST = 0.10  # the share of releases that do not arrive
LONGEST_SECONDS = 4.0  # for which such a finger stays down

Places = dict[int, QPoint]


class Touchscreen:
    """Sends touches to one window, each event with all fingers that are down, as screens do.

    It counts `contacts`, fingers that came down, and `points`, fingers that came, moved or left.
    """

    def __init__(self, window: Any, device: QPointingDevice, chance: random.Random) -> None:
        self._window, self._device, self._chance = window, device, chance
        self._down: Places = {}
        self._stuck: dict[int, float] = {}  # -> until when (time.monotonic)
        self.contacts = self.points = self.lost = 0

    def press(self, places: list[QPoint]) -> Places:
        """Put fingers down at these places, as many as the screen can still tell apart; return which."""
        free = [finger for finger in FINGERS if finger not in self._down]
        fingers = dict(zip(free, places, strict=False))
        if fingers:
            touch = self._touch(fingers)
            for finger, place in fingers.items():
                touch.press(finger, place, self._window)
            self._down |= fingers
            self.contacts += len(fingers)
            self._send(touch, len(fingers))
        return fingers

    def move(self, fingers: Mapping[int, QPoint]) -> None:
        """Move fingers that are down."""
        if fingers:
            touch = self._touch(fingers)
            for finger, place in fingers.items():
                touch.move(finger, place, self._window)
            self._down |= fingers
            self._send(touch, len(fingers))

    def release(self, fingers: Mapping[int, QPoint], *, surely: bool = False) -> None:
        """Lift fingers; one release in ten is lost, unless `surely`."""
        leaving = {}
        for finger, place in fingers.items():
            if not surely and self._chance.random() < LOST:
                self.lost += 1
                self._stuck[finger] = monotonic() + self._chance.uniform(0, LONGEST_SECONDS)
            else:
                leaving[finger] = place
        if leaving:
            touch = self._touch(leaving)
            for finger, place in leaving.items():
                touch.release(finger, place, self._window)
                del self._down[finger]
            self._send(touch, len(leaving))

    def report(self) -> bool:
        """Tell once more which fingers are down, as screens do; return whether one more is possible.

        Qt's lists take a dragged finger one event late, and lose the finger that comes down with that event.
        """
        if self._down:
            self._send(self._touch({}), 0)
        return len(self._down) < len(FINGERS)

    def down(self) -> str:
        """Return which fingers are down and where, for a report."""
        return ", ".join(f"{finger} at {place.x()},{place.y()}" for finger, place in self._down.items())

    def _touch(self, changing: Mapping[int, QPoint]) -> Any:
        """Return a touch event in which the other fingers that are down rest."""
        touch = QTest.touchEvent(self._window, self._device)
        for finger, place in self._down.items():
            if finger not in changing:
                # Not `stationary`: that puts the finger into the corner.
                touch.move(finger, place, self._window)
        return touch

    def _send(self, touch: Any, points: int) -> None:
        self.points += points
        touch.commit(False)

    def unstick(self) -> None:
        """Have the stuck fingers leave whose time is up."""
        for finger in list(self._stuck):
            # A touch may process further events, and with them those of another hand.
            if monotonic() >= self._stuck.get(finger, math.inf):
                del self._stuck[finger]
                self.release({finger: self._down[finger]}, surely=True)
