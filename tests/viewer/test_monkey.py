"""A child taps everything fast."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QPointF

from kiosk.viewer.settle import settle
from tests.viewer.hand import OpenKiosk


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
