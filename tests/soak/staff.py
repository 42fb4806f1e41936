"""What is for staff only: the corner that shows their pad, and the screen while it is wiped."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any

from PySide6.QtCore import QPoint

from kiosk.staff_access.corner import HOLD_SECONDS
from kiosk.viewer.cleaning import Cleaning
from tests.soak.touchscreen import Touchscreen

CORNER_MILLIMETRES = 12  # from both edges
EVERY = {"corner": (20.0, 90.0), "wiping": (40.0, 300.0)}  # seconds
LEAVE_SECONDS = 10.0  # in which the others must be gone from the glass

Gesture = Iterator[int]


@dataclass(slots=True)
class Counts:
    """How often the pad was shown, and passed; how often the screen was wiped, and a page opened by that."""

    pads: int = 0
    desks: int = 0
    wipes: int = 0
    wiped: int = 0


class Staff:
    """Holds the corner and types at random, and lets the screen be wiped, each every now and then.

    While it is `waiting`, the other hands go away: the corner has to be held by one finger alone.
    """

    def __init__(
        self, viewer: Any, touchscreen: Touchscreen, chance: random.Random, tap: Callable[[], Gesture]
    ) -> None:
        """Take a viewer that has started all of itself; `tap` taps any button."""
        self._viewer, self._touch, self._chance, self._tap = viewer, touchscreen, chance, tap
        self._door = viewer.window.property("staffDoor")
        self._cleaning = next(each for each in viewer.window.children() if isinstance(each, Cleaning))
        self._due = {name: monotonic() + least for name, (least, _) in EVERY.items()}
        self.waiting = False
        self.counts = Counts()
        self._door.deskChanged.connect(self._look)
        viewer.navigation.pageChanged.connect(self._watch)

    def covers(self) -> bool:
        """Return whether visitors see nothing but what is for staff."""
        return self._door.desk is not None or bool(self._cleaning.active)

    def due(self) -> Callable[[], Gesture] | None:
        """Return what is to be done now: however slow the machine, it comes to each of it."""
        if self.waiting or self.covers():
            return None
        gestures = {"corner": self.hold_corner, "wiping": self.wipe}
        return next((gestures[name] for name, due in self._due.items() if monotonic() >= due), None)

    def hold_corner(self) -> Gesture:
        """Hold the corner as staff do, and guess a PIN."""
        if self.waiting or self.covers() or not self._is_due("corner"):
            return
        self.waiting = True
        try:
            until = monotonic() + LEAVE_SECONDS
            while self._touch.down() and monotonic() < until:
                self._touch.unstick()
                yield 50
            side = round(CORNER_MILLIMETRES * self._viewer.metrics.pixelsPerMillimetre)
            fingers = self._touch.press([QPoint(side, side)])
            until = monotonic() + HOLD_SECONDS + 1
            while monotonic() < until:
                yield 50
            self._touch.release(fingers, surely=True)
            yield 300
            for _ in range(self._chance.randint(4, 30)):
                yield from self._tap()
                yield 50
        finally:
            self.waiting = False

    def wipe(self) -> Gesture:
        """Have the screen wiped, as the staff screen does; the hands do not know that."""
        if not self.covers() and self._is_due("wiping"):
            self._cleaning.start()
            self.counts.wipes += 1
            yield 100

    def _is_due(self, name: str) -> bool:
        if monotonic() < self._due[name]:
            return False
        self._due[name] = monotonic() + self._chance.uniform(*EVERY[name])
        return True

    def _look(self) -> None:
        if (desk := self._door.desk) is not None:
            self.counts.pads += 1
            desk.pad.opened.connect(self._let_in)

    def _let_in(self) -> None:
        self.counts.desks += 1

    def _watch(self) -> None:
        if self._cleaning.active and not self._viewer.navigation.atHome:
            self.counts.wiped += 1
