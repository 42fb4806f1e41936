"""Memory that a visitor has used is given back when the screen rests."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.viewer import memory
from kiosk.viewer.memory import MemoryAtRest
from kiosk.viewer.settle import settle
from tests.viewer.hand import Kiosk, OpenKiosk


class Circle:
    """Garbage that only a collection finds."""

    def __init__(self, found: list[str]) -> None:
        self.me = self
        self.found = found

    def __del__(self) -> None:
        self.found.append("collected")


@pytest.fixture
def kiosk(open_kiosk: OpenKiosk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kiosk]:
    """A kiosk that gives memory back soon after it has come to rest, and collects no garbage otherwise."""
    monkeypatch.setattr(memory, "REST_MILLISECONDS", 20)
    kiosk = open_kiosk()
    MemoryAtRest(kiosk.viewer.idle, kiosk.viewer.engine, kiosk.viewer.window)
    gc.collect()
    gc.disable()
    yield kiosk
    gc.enable()


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was given back."""
    given: list[str] = []
    give = memory.give_holes_back
    monkeypatch.setattr(memory, "give_holes_back", lambda: (given.append("holes"), give()))
    return given


def test_memory_is_given_back_at_rest(kiosk: Kiosk, given: list[str]) -> None:
    Circle(given)
    kiosk.viewer.idle.touch()
    kiosk.hand.pause(80)
    assert given == []
    kiosk.viewer.idle.rest()
    assert given == []
    kiosk.hand.pause(80)
    assert given == ["collected", "holes"]


def test_letters_are_forgotten_after_some_visitors_and_drawn_alike(
    kiosk: Kiosk, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "VISITS", 3)
    changes: list[str] = []
    forgotten: list[bool] = []
    qapp.fontDatabaseChanged.connect(partial(changes.append, "fonts"))
    before = kiosk.viewer.window.grabWindow()
    for _ in range(7):
        changes.clear()
        kiosk.viewer.idle.touch()
        kiosk.viewer.idle.rest()
        kiosk.hand.pause(80)
        forgotten.append(bool(changes))
    assert forgotten == [False, False, True, False, False, True, False]
    settle(kiosk.viewer)
    assert kiosk.viewer.window.grabWindow() == before


def test_a_visitor_who_comes_at_once_does_not_wait_for_that(kiosk: Kiosk, given: list[str]) -> None:
    kiosk.viewer.idle.touch()
    kiosk.viewer.idle.startAgain()
    kiosk.hand.pause(80)
    assert given == []
