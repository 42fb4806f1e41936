"""A child taps everything fast; a crowd has its fingers everywhere."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import Q_ARG, QCoreApplication, QEvent, QMetaObject, QPoint, QPointF
from PySide6.QtGui import QTouchEvent
from PySide6.QtTest import QTest

from kiosk.viewer.settle import settle
from tests.viewer.hand import OpenKiosk, is_kind, walk


def test_a_child_taps_everything_fast(open_kiosk: OpenKiosk, shipped_state: Path) -> None:
    kiosk = open_kiosk(state=shipped_state)
    chance = random.Random(7)

    def anywhere() -> QPointF:
        return QPointF(chance.uniform(0, 1080), chance.uniform(0, 1920))

    for _ in range(400):
        match chance.randrange(10):
            case 0:
                kiosk.hand.swipe(anywhere(), anywhere(), steps=3)
            case 1:
                kiosk.hand.pinch(anywhere().toPoint(), chance.randrange(20, 200), chance.randrange(20, 200))
            case 2:
                buttons = kiosk.hand.buttons()
                kiosk.hand.tap(chance.choice(buttons))
            case _:
                kiosk.hand.tap_at(anywhere())
    settle(kiosk.viewer)
    kiosk.wait(2000)
    kiosk.viewer.idle.touch()
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.atHome
    kiosk.hand.tap(kiosk.hand.button("Астана"))
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "astana"


def test_a_crowd_touches_while_visits_come_and_go(open_kiosk: OpenKiosk, light_state: Path) -> None:
    """Fingers come, stay, change together and are taken away; Qt has nothing to complain of."""
    kiosk = open_kiosk(state=light_state)
    idle, window = kiosk.viewer.idle, kiosk.viewer.window
    device = QTest.createTouchDevice()
    chance = random.Random(1)
    down: dict[int, QPoint] = {}

    def touch(*, leaving: int = -1, coming: int = -1) -> None:
        """Have one finger leave and another come in one event, in which those that stay move a little."""
        event = QTest.touchEvent(window, device)
        for finger, point in down.items():
            (event.release if finger == leaving else event.move)(finger, point + QPoint(1, 1), window)
        down.pop(leaving, None)
        if coming >= 0:
            down[coming] = QPoint(chance.randrange(1080), chance.randrange(1920))
            event.press(coming, down[coming], window)
        event.commit()

    for number in range(1500):
        free = number % 10
        match chance.randrange(9):
            case 0 | 1 if len(down) < 4 and free not in down:
                touch(coming=free)
            case 2 | 3 if down:
                touch(leaving=chance.choice(list(down)))
            case 4 if down and free not in down:
                touch(leaving=chance.choice(list(down)), coming=free)
            case 5 if down:
                QCoreApplication.sendEvent(window, QTouchEvent(QEvent.Type.TouchCancel, device))
                down.clear()
            case 6:
                idle.rest()
            case 7:
                idle.touch()
                idle.show_warning()
            case 8:
                for area in walk(window.contentItem()):
                    if is_kind(area, "SwallowTouch"):
                        QMetaObject.invokeMethod(area, "hold", Q_ARG(int, 0))  # as after two seconds
    while down:
        touch(leaving=next(iter(down)))
    idle.startAgain()
    settle(kiosk.viewer)
    kiosk.hand.calm()
    kiosk.hand.tap(kiosk.hand.button("Астана"))
    settle(kiosk.viewer)
    assert kiosk.viewer.navigation.page == "astana"
