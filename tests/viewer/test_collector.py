"""Python's garbage is collected on the thread of the screen alone."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.viewer import collector
from kiosk.viewer.collector import Collector


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Turn the automatic collection on again."""
    yield
    gc.enable()


class Circle:
    """Garbage that only a collection finds; tells on which thread it was found."""

    def __init__(self, found: list[int]) -> None:
        self.me = self
        self.found = found

    def __del__(self) -> None:
        self.found.append(threading.get_ident())


def test_garbage_of_another_thread_waits_for_that_of_the_screen(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch, qtbot: object
) -> None:
    monkeypatch.setattr(collector, "LOOK_MILLISECONDS", 1)
    parent = QObject()
    gc.collect()
    Collector(parent)
    found: list[int] = []
    kept: list[list[int]] = []

    def make() -> None:
        for _ in range(5000):
            Circle(found)
            kept.append([])

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    assert found == []
    qtbot.waitUntil(lambda: len(found) == 5000)  # type: ignore[attr-defined]
    assert set(found) == {threading.get_ident()}


def test_where_little_is_made_nothing_is_looked_for(qapp: QGuiApplication) -> None:
    parent = QObject()
    gc.collect()
    told: list[object] = []
    gc.callbacks.append(lambda phase, about: told.append(phase))
    Collector(parent).look()
    gc.callbacks.pop()
    assert told == []
