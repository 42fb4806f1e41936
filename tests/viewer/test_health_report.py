"""The viewer tells of itself: true values, hardly any time, and no fact that fails keeps the others back."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.health.health import Health, read_health
from kiosk.viewer.frames import Frames
from kiosk.viewer.health_report import HealthReport
from kiosk.viewer.screen_facts import screen_facts
from tests.viewer.hand import OpenKiosk

FILES = {"kiosk.toml": 'languages = ["en"]\n', "01-a/en.md": "# Title\n\nText.\n"}
Told = Callable[[HealthReport], Health]


@pytest.fixture
def told(tmp_path: Path, qtbot: Any) -> Told:
    """Return what a report says when it is written."""

    def report(health: HealthReport) -> Health:
        health.report()
        health.stop()
        found = read_health(tmp_path / "state")
        assert found is not None
        return found

    return report


def test_the_report_says_how_the_screen_is(open_kiosk: OpenKiosk, qapp: QGuiApplication, told: Told) -> None:
    kiosk = open_kiosk(FILES, awake=False)
    report = HealthReport(kiosk.state, screen_facts(qapp, kiosk.viewer))
    assert (first := told(report)).touch_age == -1.0
    kiosk.viewer.idle.touch()
    kiosk.wait(5)
    again = told(report)
    assert (again.release, again.pid, again.idle, again.language) == (1, os.getpid(), "active", "en")
    assert again.touch_age == 5.0
    assert again.frames > first.frames
    assert 0 <= again.frame_age < 5
    assert (again.platform, again.renderer, again.screens) == ("offscreen", "software", 1)
    assert min(again.width, again.height, again.width_mm, again.height_mm) > 0
    assert again.beat > first.beat
    assert min(again.memory, again.memory_shared_fairly, again.threads, again.handles, again.disk_free) > 0
    assert again.errors == 0


def test_a_fact_that_cannot_be_told_keeps_no_other_back(
    tmp_path: Path, told: Told, caplog: pytest.LogCaptureFixture
) -> None:
    report = HealthReport(tmp_path / "state", {"opening": lambda: 1 / 0, "watchdog": lambda: "well"})
    assert (told(report).opening, told(report).watchdog) == ("", "well")
    assert "opening" in caplog.text
    with pytest.raises(KeyError):
        report.add("weather", lambda: "sun")


def test_a_visitor_waits_less_than_a_millisecond(open_kiosk: OpenKiosk, qapp: QGuiApplication) -> None:
    kiosk = open_kiosk(FILES)
    report = HealthReport(kiosk.state, screen_facts(qapp, kiosk.viewer))
    taken = []
    for _ in range(20):
        start = time.thread_time()
        report.report()
        taken.append(time.thread_time() - start)
        report.stop()
    assert sorted(taken)[10] < 0.001


def test_a_disk_that_hangs_holds_up_nothing(tmp_path: Path, qtbot: Any, monkeypatch: Any) -> None:
    begun = []

    def hang(*_: object) -> None:
        begun.append(time.monotonic())
        while len(begun) < 2:
            time.sleep(0.01)

    monkeypatch.setattr("kiosk.viewer.health_report.write_health", hang)
    report = HealthReport(tmp_path / "state", {})
    report.report()
    qtbot.waitUntil(lambda: bool(begun))
    report.report()  # the last one is still being written
    assert len(begun) == 1
    begun.append(0.0)
    report.stop()
    report.report()
    report.stop()
    assert len(begun) == 3


def test_frames_are_counted(open_kiosk: OpenKiosk, qtbot: Any) -> None:
    kiosk = open_kiosk(FILES)
    frames = Frames(kiosk.viewer.window)
    assert (frames.count, frames.age) == (0, -1.0)
    kiosk.viewer.window.update()
    qtbot.waitUntil(lambda: frames.count == 1)
    assert 0 <= frames.age < 5
