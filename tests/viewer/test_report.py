"""Beside the kiosk's screen the publisher tells staff in their folder; the preview leaves it alone."""

from __future__ import annotations

import os
import signal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kiosk.preview.publisher import PreviewPublisher
from kiosk.publishing.watch.activity import read_activity
from kiosk.publishing.watch.answering import hangs
from kiosk.releases.layout import current_number
from kiosk.viewer.publisher_process import PublisherProcess


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "a").mkdir(parents=True)
    (folder / "a/kk.md").write_text("# A\n\n![](gone.jpg)\n", "utf-8")
    return folder


def test_the_kiosk_s_publisher_tells_staff(content: Path, tmp_path: Path, qapp: Any, qtbot: Any) -> None:
    publisher = PublisherProcess(
        content, tmp_path / "state", 640, language="en", hangs=lambda pid, started: False
    )
    publisher.start()
    try:
        qtbot.waitUntil((content / "ТЕКСЕРУ.txt").is_file, timeout=60_000)
    finally:
        publisher.stop()
    assert "gone.jpg" in (content / "ТЕКСЕРУ.txt").read_text("utf-8-sig")


def test_the_preview_s_publisher_writes_nothing_into_the_folder(
    content: Path, tmp_path: Path, qapp: Any, qtbot: Any
) -> None:
    publisher = PreviewPublisher(content, tmp_path / "state", 640, "en")
    told: list[dict[str, Any]] = []
    publisher.reported.connect(told.append)
    publisher.start()
    try:
        qtbot.waitUntil(lambda: bool(told and current_number(tmp_path / "state")), timeout=60_000)
    finally:
        publisher.stop()
    assert [path.name for path in content.iterdir()] == ["a"]


def test_a_publisher_of_the_preview_that_hangs_is_started_anew(
    content: Path, tmp_path: Path, qapp: Any, qtbot: Any
) -> None:
    state = tmp_path / "state"

    publisher = PreviewPublisher(content, state, 640, "en", partial(hangs, state, patience=4.0))
    told: list[dict[str, Any]] = []
    publisher.reported.connect(told.append)
    publisher.start()
    try:
        qtbot.waitUntil(lambda: bool(told and read_activity(state)), timeout=60_000)
        first = read_activity(state)
        assert first is not None
        with qtbot.waitSignal(publisher.silent, timeout=60_000):
            os.kill(first.pid, signal.SIGSTOP)
        told.clear()
        qtbot.waitUntil(lambda: bool(told), timeout=60_000)
        second = read_activity(state)
        assert second is not None
        assert second.pid != first.pid
    finally:
        publisher.stop()
