"""Pictures are read with a lower priority than the screen has."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kiosk.system.threads import TASKS, be_nice
from kiosk.viewer.picture_threads import NICE, THREADS, PictureThreads
from kiosk.viewer.settle import settle
from tests.viewer.hand import OpenKiosk

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="threads have priorities on Linux only")


def niceness() -> dict[str, set[int]]:
    """Return how nice the threads of this process are, by their names."""
    found: dict[str, set[int]] = {}
    for task in TASKS.iterdir():
        name = (task / "comm").read_text().strip()
        found.setdefault(name, set()).add(os.getpriority(os.PRIO_PROCESS, int(task.name)))
    return found


def test_reading_pictures_lets_the_screen_pass(open_kiosk: OpenKiosk, shipped_state: Path) -> None:
    kiosk = open_kiosk(state=shipped_state)
    settle(kiosk.viewer)
    screen = os.getpriority(os.PRIO_PROCESS, os.getpid())
    if screen >= NICE:
        pytest.skip("the tests themselves were started with a low priority")
    PictureThreads(kiosk.viewer.window)
    assert niceness()[THREADS[0]] == {NICE}
    assert os.getpriority(os.PRIO_PROCESS, os.getpid()) == screen < NICE


def test_threads_that_are_not_there_cost_nothing() -> None:
    assert be_nice(("no such thread",), 1) == 0
