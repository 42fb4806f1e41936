"""The hands of the soak (tests/soak) on a real window: what they count is what happened."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint

from kiosk.viewer.cleaning import Cleaning
from tests.soak import monkey as monkeys
from tests.soak import staff as staffs
from tests.soak.monkey import Gesture, Monkey
from tests.soak.touchscreen import FINGERS, Touchscreen
from tests.viewer.hand import Kiosk, OpenKiosk
from tests.viewer.staff import PIN, Staff, set_pin

pytestmark = pytest.mark.usefixtures("own_garbage")

PAGE = "astana"


@dataclass(frozen=True, slots=True)
class Hands:
    """A kiosk, the staff's door in it, and a monkey in front of it."""

    kiosk: Kiosk
    staff: Staff
    cleaning: Cleaning
    touchscreen: Touchscreen
    monkey: Monkey

    def play(self, gesture: Gesture) -> None:
        """Do all of a gesture."""
        for pause in gesture:
            self.kiosk.hand.pause(pause)


@pytest.fixture
def hands(open_kiosk: OpenKiosk, shipped_state: Path, tmp_path: Path, touchscreen: Any) -> Iterator[Hands]:
    """A monkey before a page of the shipped content; somebody has set a PIN."""
    kiosk = open_kiosk(state=Path(shutil.copytree(shipped_state, tmp_path / "state", symlinks=True)))
    set_pin(kiosk.state)
    cleaning = Cleaning(kiosk.viewer.window)
    staff = Staff(kiosk)
    chance = random.Random(3)
    touches = Touchscreen(kiosk.viewer.window, touchscreen, chance)
    monkey = Monkey(kiosk.viewer, touches, chance, lambda seconds: None, lambda: None)
    kiosk.open(PAGE)
    yield Hands(kiosk, staff, cleaning, touches, monkey)
    staff.door.stop()


def test_home_is_tapped_with_the_last_finger_that_the_screen_knows(hands: Hands) -> None:
    window = hands.kiosk.viewer.window
    chance = random.Random(1)
    others = [QPoint(chance.randrange(window.width()), chance.randrange(200, 1700)) for _ in FINGERS][1:]
    fingers = hands.touchscreen.press(others[:4])
    hands.touchscreen.press(others[4:])
    for step in range(1, 6):  # some drag the page meanwhile
        hands.touchscreen.move({at: place + QPoint(2 * step, -9 * step) for at, place in fingers.items()})
        hands.kiosk.hand.pause(8)
    hands.play(hands.monkey._play([(1, hands.monkey._go_home)]))
    counts = hands.monkey.counts
    assert (counts.first, counts.second, counts.never) == (1, 0, 0), counts.misses


def test_no_finger_comes_while_one_hand_looks_for_the_way_home(hands: Hands) -> None:
    looks = hands.monkey._play([(1, hands.monkey._go_home)])
    next(looks)
    other = hands.monkey._play([(1, hands.monkey._palm)])
    for _ in range(3):
        next(other)
    assert hands.touchscreen.contacts == 0
    hands.play(looks)
    assert hands.monkey.counts.first == 1
    next(other)
    assert hands.touchscreen.contacts > 1


class Deaf(QObject):
    """Keeps all touches from a window."""

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        return event.type() in (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd)


def test_a_home_that_answers_to_no_tap_is_told(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monkeys, "ANSWER_SECONDS", 0.1)
    deaf = Deaf()
    hands.kiosk.viewer.window.installEventFilter(deaf)
    hands.play(hands.monkey._play([(1, hands.monkey._go_home)]))
    hands.kiosk.viewer.window.removeEventFilter(deaf)
    counts = hands.monkey.counts
    assert (counts.first, counts.second, counts.never) == (0, 0, 1)
    assert [miss.partition(":")[0] for miss in counts.misses] == ["first", "second"]


def test_however_slow_the_hands_are_staff_get_their_turn(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staffs, "HOLD_SECONDS", 0.2)
    staff = hands.monkey.staff
    assert staff.due() is None
    staff._due["wiping"] = staff._due["corner"] = 0.0
    child = hands.monkey.child()
    next(child)
    assert staff.waiting, "one hand alone holds the corner"
    while staff.waiting:
        hands.kiosk.hand.pause(next(child))
    while not hands.cleaning.active:
        hands.kiosk.hand.pause(next(child))
    assert staff.due() is None


def test_it_is_told_when_somebody_gets_to_what_is_for_staff(hands: Hands) -> None:
    staff, counts = hands.staff, hands.monkey.staff.counts
    staff.hold()
    assert (counts.pads, counts.desks) == (1, 0)
    assert hands.monkey.staff.covers()
    staff.type(PIN)
    staff.until(lambda: staff.desk.open)
    assert (counts.pads, counts.desks) == (1, 1)


def test_it_is_told_when_a_page_opens_while_the_screen_is_wiped(hands: Hands) -> None:
    hands.cleaning.start()
    assert hands.monkey.staff.covers()
    assert hands.monkey.staff.counts.wiped == 0
    hands.kiosk.open("culture")
    assert hands.monkey.staff.counts.wiped == 1
