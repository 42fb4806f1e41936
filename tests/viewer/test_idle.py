"""The screen nobody touches: the question, the reset, and the touch that wakes it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.viewer.idle import Idle
from kiosk.viewer.idle_times import IdleState, IdleTimes, idle_state, reading_seconds
from kiosk.viewer.settle import settle
from tests.viewer.hand import OpenKiosk, area, is_kind, walk

FILES = {
    "kiosk.toml": 'languages = ["kk", "ru"]\n[greeting]\nkk = "Сәлем!"\nru = "Привет!"\n',
    "01-a/kk.md": "# Бірінші\n\nМәтін бар.\n",
    "01-a/ru.md": "# Первый\n\nЕсть текст.\n",
}


@pytest.mark.parametrize(
    ("words", "since_touch", "state", "left"),
    [
        (0, 0, IdleState.ACTIVE, 1.0),
        (0, 59.9, IdleState.ACTIVE, 1.0),
        (0, 60, IdleState.WARNING, 1.0),
        (0, 70, IdleState.WARNING, 0.5),
        (0, 80, IdleState.RESTING, 0.0),
        (200, 60, IdleState.ACTIVE, 1.0),  # 200 words take 100 s
        (200, 160, IdleState.WARNING, 1.0),
        (200, 181, IdleState.RESTING, 0.0),
    ],
)
def test_idle_state(words: int, since_touch: float, state: IdleState, left: float) -> None:
    assert idle_state(IdleTimes(60, 20), words, since_touch) == (state, left)


def test_reading_time_has_an_end() -> None:
    assert reading_seconds(100_000) == reading_seconds(1_000_000)


def kinds(kiosk: object) -> set[str]:
    window = kiosk.viewer.window.contentItem()  # type: ignore[attr-defined]
    return {name for name in ("StillHere", "AttractScreen") for item in walk(window) if is_kind(item, name)}


def test_asks_then_goes_back_to_the_start_with_page_and_language(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.hand.tap(kiosk.hand.button("Русский"))
    kiosk.open("a")
    assert kinds(kiosk) == set()
    kiosk.wait(60 + reading_seconds(20))
    assert kinds(kiosk) == {"StillHere"}
    kiosk.wait(20)
    assert kinds(kiosk) == {"AttractScreen"}
    assert kiosk.viewer.navigation.atHome
    assert kiosk.viewer.language.current == "kk"
    assert {"Сәлем!", "Привет!"} <= set(kiosk.hand.texts())


def test_any_touch_continues_and_presses_nothing_below(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    kiosk.open("a")
    home = area(kiosk.hand.button("Басты бет")).center()
    kiosk.wait(70)
    assert kinds(kiosk) == {"StillHere"}
    kiosk.hand.tap_at(home)
    settle(kiosk.viewer)
    assert kinds(kiosk) == set()
    assert kiosk.viewer.navigation.page == "a"


@pytest.mark.parametrize("fingers", ["tap", "swipe", "second"])
def test_the_whole_touch_that_wakes_the_screen_is_swallowed(open_kiosk: OpenKiosk, fingers: str) -> None:
    kiosk = open_kiosk(FILES)
    card = area(kiosk.hand.button("Бірінші")).center()
    kiosk.wait(200)
    assert kinds(kiosk) == {"AttractScreen"}
    if fingers == "tap":
        kiosk.hand.tap_at(card)
    elif fingers == "swipe":
        kiosk.hand.swipe(card + QPointF(0, 40), card)
    else:
        kiosk.hand.pinch(card.toPoint(), 60, 10)
    settle(kiosk.viewer)
    assert kinds(kiosk) == set()
    assert kiosk.viewer.navigation.atHome
    kiosk.hand.calm()
    kiosk.hand.tap_at(card)  # the next touch counts
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "a"


def test_touching_keeps_the_screen_awake(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(FILES)
    for _ in range(10):
        kiosk.wait(50)
        kiosk.hand.tap_at(QPointF(3, 3))
        assert kinds(kiosk) == set()


def test_the_words_on_the_screen_give_time_to_read(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk({**FILES, "02-b/kk.md": "# Көп\n\n" + "Сөз бар. " * 100})
    kiosk.open("b")
    kiosk.wait(60)
    assert kinds(kiosk) == set()
    kiosk.wait(reading_seconds(200) + 2)
    assert kinds(kiosk) == {"StillHere"}


@pytest.mark.parametrize(
    ("seconds", "milliseconds"), [(1.0, 2000), (57.5, 2000), (59.5, 501), (60.0, 250), (75.0, 250)]
)
def test_the_processor_is_woken_when_there_is_something_to_say(
    qapp: QGuiApplication, seconds: float, milliseconds: int
) -> None:
    now = 0.0
    idle = Idle(IdleTimes(60.0, 20.0), lambda: now)
    timer = idle.findChild(QTimer)
    assert timer is not None
    assert not timer.isActive()
    idle.touch()
    assert timer.isActive()
    now = seconds
    idle.tick()
    assert timer.interval() == milliseconds
    idle.rest()
    assert not timer.isActive()
