"""Hands at the screen: taps, swipes, pinches, palms, and the way home from wherever that led."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from PySide6.QtCore import QPoint

from kiosk.viewer.memory import REST_MILLISECONDS
from tests.soak.eyes import Eyes
from tests.soak.staff import Staff
from tests.soak.touchscreen import Places, Touchscreen

PACE = 4  # milliseconds between two events of a finger: a list that never rests swallows every tap
FRAME = 8  # milliseconds between two reports of a screen
REST_SECONDS = 5.0  # in which the screen comes to rest after the time for that is up
ANSWER_SECONDS = 2.0  # in which home must be on the screen after a tap; the machine may be busy

Gesture = Iterator[int]  # yields the milliseconds until it goes on


@dataclass(slots=True)
class Counts:
    """What came of it: how often one tap on the home button was enough, two, or not even two."""

    gestures: int = 0
    rests: int = 0
    first: int = 0
    second: int = 0
    never: int = 0
    misses: list[str] = field(default_factory=list)


class Monkey:
    """Plays with a viewer; `sleep(seconds)` moves the clock of idle time on, `rested` is called at rest."""

    def __init__(
        self,
        viewer: Any,
        touchscreen: Touchscreen,
        chance: random.Random,
        sleep: Callable[[float], None],
        rested: Callable[[], None],
    ) -> None:
        self._viewer, self._touch, self._chance = viewer, touchscreen, chance
        self._sleep, self._rested = sleep, rested
        self._eyes = Eyes(viewer.window)
        self.staff = Staff(viewer, touchscreen, chance, self._tap_button)
        self._alone: Gesture | None = (
            None  # while one hand looks for the way home, the others stay where they are
        )
        self.counts = Counts()

    def reader(self) -> Gesture:
        """Go from page to page for ever."""
        while True:
            yield from self._play([(20, self._tap_button), (3, self._swipe), (1, self._go_home)])

    def child(self) -> Gesture:
        """Try everything for ever."""
        gestures: list[tuple[int, Callable[[], Gesture]]] = [
            (30, self._tap_anywhere),
            (60, self._tap_button),
            (12, self._swipe),
            (8, self._pinch),
            (9, self._palm),
            (6, self._double_tap),
            (4, self._hold),
            (5, self._go_home),
            (2, self._leave),
        ]
        while True:
            due = self.staff.due()
            yield from self._play([(1, due)] if due is not None else gestures)

    def _play(self, gestures: list[tuple[int, Callable[[], Gesture]]]) -> Gesture:
        # Not a finger more: a screen of ten that are down knows of no other.
        while self._alone is not None or self.staff.waiting:
            if self._alone is None:
                self._touch.unstick()
            yield 20
        weights, kinds = zip(*gestures, strict=True)
        kind = self._chance.choices(kinds, weights)[0]
        gesture = kind()
        if kind in (self._go_home, self._leave):
            self._alone = gesture
        try:
            for pause in gesture:
                yield pause
                while self._alone not in (None, gesture):
                    yield 20
        finally:
            if self._alone is gesture:
                self._alone = None
        self.counts.gestures += 1
        if self._alone is None:
            self._touch.unstick()
        yield self._chance.choice((PACE, PACE, 20, 80))

    def _anywhere(self) -> QPoint:
        window = self._viewer.window
        return QPoint(
            self._chance.randrange(max(1, window.width())), self._chance.randrange(max(1, window.height()))
        )

    def _near(self, place: QPoint, reach: int) -> QPoint:
        return place + QPoint(self._chance.randint(-reach, reach), self._chance.randint(-reach, reach))

    def _tap(self, place: QPoint, *, surely: bool = False) -> Gesture:
        fingers = self._touch.press([place])
        yield self._chance.choice((PACE, 30, 80))
        self._touch.release(fingers, surely=surely)

    def _tap_anywhere(self) -> Gesture:
        yield from self._tap(self._anywhere())

    def _tap_button(self) -> Gesture:
        seen = self._eyes.look()
        if seen.close is not None and self._chance.random() < 0.5:
            yield from self._tap(self._near(seen.close, 12))
            return
        buttons = seen.buttons
        # The bar has few buttons beside a page of cards.
        bar = [each for each in buttons if each.y() > 0.85 * self._viewer.window.height()]
        if buttons:
            some = bar if bar and self._chance.random() < 0.4 else buttons
            yield from self._tap(self._near(self._chance.choice(some), 12))

    def _double_tap(self) -> Gesture:
        place = self._anywhere()
        yield from self._tap(place)
        yield 60
        yield from self._tap(self._near(place, 8))

    def _hold(self) -> Gesture:
        yield from self._tremble(self._touch.press([self._anywhere()]), reach=2, reports=60)

    def _palm(self) -> Gesture:
        """Rest a hand on the glass."""
        center = self._anywhere()
        fingers = self._touch.press([self._near(center, 110) for _ in range(self._chance.randint(3, 6))])
        yield from self._tremble(fingers, reach=3, reports=self._chance.randint(10, 200))

    def _tremble(self, fingers: Places, reach: int, reports: int) -> Gesture:
        for _ in range(reports):
            yield FRAME
            self._touch.move({finger: self._near(place, reach) for finger, place in fingers.items()})
        self._touch.release(fingers)

    def _drag(self, start: list[QPoint], end: list[QPoint], reports: int) -> Gesture:
        fingers = self._touch.press(start)
        ends = dict(zip(fingers, end, strict=False))
        now = fingers
        for step in range(1, reports + 1):
            yield FRAME
            now = {
                finger: place + (ends[finger] - place) * (step / reports) for finger, place in fingers.items()
            }
            self._touch.move(now)
        yield PACE
        self._touch.release(now)

    def _swipe(self) -> Gesture:
        start, way = self._anywhere(), self._anywhere() - self._anywhere()
        if self._chance.random() < 0.7:
            way.setX(way.x() // 10)
        places = [start + QPoint(90 * at, 20 * at) for at in range(self._chance.choice((1, 1, 1, 2, 3)))]
        yield from self._drag(places, [place + way for place in places], self._chance.choice((3, 10, 30)))

    def _pinch(self) -> Gesture:
        center = self._anywhere()
        first, last = (QPoint(self._chance.randrange(20, 300), 30) for _ in range(2))
        yield from self._drag([center - first, center + first], [center - last, center + last], 25)

    def _leave(self) -> Gesture:
        """Go away: until it is asked whether anybody is there, or until the screen rests."""
        self._sleep(self._chance.choice((70, 90)))
        yield 400
        if self._chance.random() < 0.3:
            return
        self._sleep(3600)
        until = monotonic() + REST_SECONDS
        while self._viewer.idle.state != "resting" and monotonic() < until:
            yield 50
        yield REST_MILLISECONDS + 300  # then memory is given back
        if self._viewer.idle.state == "resting":
            self.counts.rests += 1
            if not self._viewer.opening.closed:
                self._rested()

    def _go_home(self) -> Gesture:
        """Find the home button as a visitor does, and tap it once; again where that was not enough."""
        yield self._chance.choice((PACE, 150, 500))
        navigation, counts = self._viewer.navigation, self.counts
        if not self._touch.report():
            return
        yield PACE
        for _ in range(3):
            seen = self._eyes.look()
            if not seen.cover and not self.staff.covers():
                break
            yield from self._tap(seen.close or self._anywhere(), surely=True)
            yield 700
        for attempt in ("first", "second"):
            seen = self._eyes.look()
            hidden = seen.home is None or seen.cover or self.staff.covers()
            if attempt == "first" and (hidden or navigation.atHome):
                return
            page = navigation.page
            if not navigation.atHome:
                yield from self._tap(self._near(seen.home or self._anywhere(), 10), surely=True)
            until = monotonic() + ANSWER_SECONDS
            while not navigation.atHome and monotonic() < until:
                yield 20
            if navigation.atHome:
                setattr(counts, attempt, getattr(counts, attempt) + 1)
                return
            where = f"home at {_words(seen.home)}, double taps ignored at {_words(seen.guard)}"
            counts.misses.append(f"{attempt}: {page} -> {navigation.page}, {where}, {self._touch.down()}")
        counts.never += 1


def _words(place: QPoint | None) -> str:
    return "none" if place is None else f"{place.x()},{place.y()}"
