"""Fingers that never leave do no harm, a screen that is deaf is cured, and a screen can be wiped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF
from PySide6.QtGui import QPointingDevice, QTouchEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.supervision.exit_codes import RESTART
from kiosk.viewer import cleaning as cleaning_module
from kiosk.viewer.cleaning import Cleaning
from kiosk.viewer.settle import settle
from kiosk.viewer.touch_watch import TouchWatch
from kiosk.viewer.touches import Cure, Deafness, Fingers
from tests.viewer.hand import Kiosk, OpenKiosk, area, is_kind, walk

PALM = [QPointF(700, 900), QPointF(760, 940), QPointF(720, 1010), QPointF(800, 1000), QPointF(860, 960)]
SPOTS = [QPointF(3, 300), QPointF(1077, 700), QPointF(3, 1100), QPointF(1077, 1500)]  # margins
Watched = tuple[Kiosk, TouchWatch, Cleaning]


@pytest.fixture
def watched(open_kiosk: OpenKiosk, light_state: Path) -> Callable[..., Watched]:
    """Open a kiosk on the shipped content whose touches are watched."""

    def start(age: float = 0.0) -> Watched:
        kiosk = open_kiosk(state=light_state)
        cleaning = Cleaning(kiosk.viewer.window)
        return kiosk, TouchWatch(kiosk.viewer, cleaning, kiosk.watch, age=age), cleaning

    return start


def rest_palm(kiosk: Kiosk) -> None:
    for finger, place in enumerate(PALM):
        kiosk.hand.press(place, finger=finger, resting=PALM[:finger])


def test_a_palm_that_rests_does_no_harm(watched: Callable[..., Watched]) -> None:
    kiosk, watch, _ = watched()
    rest_palm(kiosk)
    for seconds in (5, 31):
        kiosk.watch.now += seconds
        watch.look()
        kiosk.hand.tap_at(area(kiosk.hand.button("Астана")).center(), finger=5, resting=PALM)
        settle(kiosk.viewer)
        assert kiosk.viewer.navigation.page == "astana"
        kiosk.hand.calm()
        kiosk.hand.tap_at(area(kiosk.hand.button("Басты бет")).center(), finger=5, resting=PALM)
        settle(kiosk.viewer)
        assert kiosk.viewer.navigation.atHome
        kiosk.hand.calm()
    assert watch.stuck_touches == len(PALM)


def test_a_screen_on_which_something_trembles_comes_to_rest(watched: Callable[..., Watched]) -> None:
    kiosk, watch, _ = watched()
    kiosk.hand.press(PALM[0])
    kiosk.watch.now += 31
    watch.look()
    for _ in range(60):
        kiosk.watch.now += 60
        kiosk.hand.move(PALM[0])
        kiosk.viewer.idle.tick()
    assert kiosk.viewer.idle.state == "resting"


def test_a_finger_that_comes_down_anew_works(watched: Callable[..., Watched]) -> None:
    kiosk, watch, _ = watched()
    place = area(kiosk.hand.button("Астана")).center()
    kiosk.hand.press(place)
    kiosk.watch.now += 31
    watch.look()
    kiosk.hand.release(place)
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.atHome
    kiosk.hand.tap_at(place)
    assert kiosk.viewer.navigation.page == "astana"


def test_a_list_that_is_held_for_ever_can_be_scrolled(watched: Callable[..., Watched]) -> None:
    kiosk, watch, _ = watched()
    kiosk.open("astana")
    pages = next(item for item in walk(kiosk.viewer.window.contentItem()) if item.objectName() == "pageList")
    start = QPointF(540, 1500)
    kiosk.hand.press(start)
    for step in range(1, 6):
        kiosk.hand.move(start - QPointF(0, 20 * step))
    held = start - QPointF(0, 100)
    kiosk.watch.now += 31
    watch.look()
    before = float(pages.property("contentY"))
    resting = [held]
    kiosk.hand.press(start, finger=1, resting=resting)
    for step in range(1, 9):
        point = start - QPointF(0, 60 * step)
        kiosk.hand._touch(resting).move(1, point.toPoint(), kiosk.viewer.window).commit()
        kiosk.hand.pause(8)
    kiosk.hand.release(start - QPointF(0, 480), finger=1, resting=resting)
    kiosk.hand.pause(50)
    assert float(pages.property("contentY")) > before + 200


def tap_in_vain(kiosk: Kiosk, seconds: float = 61, taps: int = 12) -> None:
    for at in range(taps):
        kiosk.hand.tap_at(SPOTS[at % len(SPOTS)])
        kiosk.watch.now += seconds / (taps - 1)
    settle(kiosk.viewer)


def view(kiosk: Kiosk) -> QQuickItem:
    return next(item for item in walk(kiosk.viewer.window.contentItem()) if is_kind(item, "BrowsingView"))


def test_a_deaf_screen_is_built_anew(watched: Callable[..., Watched]) -> None:
    kiosk, watch, _ = watched()
    kiosk.viewer.language.choose("ru")
    kiosk.open("astana")
    view(kiosk).setEnabled(False)
    tap_in_vain(kiosk, seconds=55)
    assert watch.cures == 0
    kiosk.watch.now += 6
    kiosk.hand.tap_at(SPOTS[0])
    settle(kiosk.viewer)
    assert watch.cures == 1
    assert (kiosk.viewer.navigation.page, kiosk.viewer.language.current) == ("astana", "ru")
    kiosk.hand.tap(kiosk.hand.button("Главная"))
    assert kiosk.viewer.navigation.atHome


def test_a_screen_that_stays_deaf_ends_in_a_restart_an_hour(watched: Callable[..., Watched]) -> None:
    kiosk, watch, _ = watched(age=3300)
    asked: list[int] = []
    shown: list[bool] = []
    watch.restart.connect(asked.append)
    kiosk.viewer.window.visibleChanged.connect(shown.append)
    kiosk.viewer.window.contentItem().setEnabled(False)
    tap_in_vain(kiosk)
    assert shown == []
    tap_in_vain(kiosk)
    assert shown == [False, True]
    tap_in_vain(kiosk)
    assert shown == [False, True] * 2, "not within the first hour"
    assert asked == []
    kiosk.watch.now += 300
    tap_in_vain(kiosk)
    assert asked == [RESTART]


def test_taps_on_paper_are_not_in_vain_while_something_answers(watched: Callable[..., Watched]) -> None:
    kiosk, watch, _ = watched()
    for _ in range(5):
        tap_in_vain(kiosk, seconds=50)
        kiosk.hand.tap(kiosk.hand.button("Русский"))
        kiosk.hand.tap(kiosk.hand.button("Қазақша"))
    kiosk.hand.swipe(QPointF(540, 1500), QPointF(540, 700))
    assert watch.cures == 0


@pytest.mark.parametrize("place", [QPointF(540, 60), QPointF(1078, 900)])
def test_a_child_who_taps_one_spot_finds_no_fault(watched: Callable[..., Watched], place: QPointF) -> None:
    kiosk, watch, _ = watched()
    for _ in range(100):
        kiosk.hand.tap_at(place)
        kiosk.watch.now += 7
    assert watch.cures == 0


def test_a_screen_that_is_wiped_takes_no_touch(
    watched: Callable[..., Watched], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cleaning_module, "SECONDS", 3)
    kiosk, watch, cleaning = watched()
    card = area(kiosk.hand.button("Астана")).center()
    cleaning.start()
    settle(kiosk.viewer)
    shown = kiosk.hand.texts()
    for word in ("You may wipe the screen", "Экран можно протереть", "Экранды сүртуге болады", "3"):
        assert word in shown
    for _ in range(3):
        kiosk.hand.tap_at(card)
    kiosk.hand.swipe(QPointF(540, 1500), QPointF(540, 300))
    kiosk.hand.press(card)
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.atHome
    while cleaning.active:
        kiosk.hand.pause(50)
    settle(kiosk.viewer)
    assert "You may wipe the screen" not in kiosk.hand.texts()
    kiosk.hand.release(card)  # the cloth was still there
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.atHome
    assert watch.stuck_touches == 0
    kiosk.hand.tap_at(card)
    assert kiosk.viewer.navigation.page == "astana"


@pytest.mark.parametrize("taken_away", ["after half a minute", "for wiping", "by the window system"])
def test_a_finger_that_is_taken_away_has_not_tapped_the_bar(
    watched: Callable[..., Watched], touchscreen: QPointingDevice, taken_away: str
) -> None:
    kiosk, watch, cleaning = watched()
    kiosk.open("astana")
    kiosk.hand.press(area(kiosk.hand.button("Басты бет")).center())
    if taken_away == "for wiping":
        cleaning.start()
    elif taken_away == "by the window system":
        cancel = QTouchEvent(QEvent.Type.TouchCancel, touchscreen)
        QCoreApplication.sendEvent(kiosk.viewer.window, cancel)
    else:
        kiosk.watch.now += 31
        watch.look()
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "astana"


@pytest.mark.parametrize("taken_away", ["after half a minute", "for wiping"])
def test_no_touch_comes_late_from_fingers_that_were_taken_away(
    watched: Callable[..., Watched], touchscreen: QPointingDevice, taken_away: str
) -> None:
    """Qt keeps what only moves for the next frame, and complains if it no longer knows the fingers then."""
    kiosk, watch, cleaning = watched()
    window = kiosk.viewer.window
    rest_palm(kiosk)
    events = [QTest.touchEvent(window, touchscreen) for _ in range(2)]
    for finger, place in enumerate(PALM):
        events[0].move(finger, place.toPoint() + QPoint(2, 2), window)
        events[1].release(finger, place.toPoint() + QPoint(2, 2), window)
    events[0].commit(False)  # no frame comes as long as they live: their end has Qt process events
    if taken_away == "for wiping":
        cleaning.start()
    else:
        kiosk.watch.now += 31
        watch.look()
    events[1].commit(False)
    events.clear()
    settle(kiosk.viewer)


def test_fingers_are_stuck_after_half_a_minute() -> None:
    fingers = Fingers()
    fingers.press(1, 0.0)
    fingers.press(2, 20.0)
    assert fingers.next_stuck() == 30.0
    assert fingers.stuck(29.9) == []
    assert fingers.stuck(30.0) == [1]
    fingers.ignore([1])
    assert fingers.stuck(49.0) == []
    assert fingers.next_stuck() == 50.0
    fingers.press(1, 49.0)  # without having left
    assert fingers.ignored == set()
    fingers.release(1)
    fingers.release(2)
    assert fingers.next_stuck() is None


def cures(deafness: Deafness, minutes: int, start: float = 0.0) -> list[Cure]:
    presses = ((start + second, (0.3 * (second % 3), 0.5)) for second in range(0, 60 * minutes + 1, 4))
    return [cure for now, place in presses if (cure := deafness.press(place, now)) is not None]


def test_a_restart_comes_last_and_not_in_the_first_hour() -> None:
    young = cures(Deafness(born=0.0), minutes=10)
    assert young[:2] == [Cure.STAGE, Cure.WINDOW]
    assert Cure.RESTART not in young
    old = cures(Deafness(born=-3600.0), minutes=4)
    assert old[:3] == [Cure.STAGE, Cure.WINDOW, Cure.RESTART]


def test_an_answer_begins_anew() -> None:
    deafness = Deafness(born=-3600.0)
    assert cures(deafness, minutes=2)[-1] is Cure.STAGE
    deafness.answer()
    assert cures(deafness, minutes=2, start=200.0)[0] is Cure.STAGE


def test_few_presses_prove_nothing() -> None:
    deafness = Deafness(born=0.0)
    assert [deafness.press((0.1 * at, 0.5), 40.0 * at) for at in range(5)] == [None] * 5
