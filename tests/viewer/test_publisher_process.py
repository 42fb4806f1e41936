"""The publisher beside the viewer: noticed when it ends or hangs, started again, and staff are told."""

from __future__ import annotations

import logging
import os
import re
import shlex
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kiosk.publishing.watch.activity import read_activity
from kiosk.publishing.watch.answering import hangs
from kiosk.viewer import hang_watch, publisher_process
from kiosk.viewer.publisher_process import PublisherProcess
from tests.conditions import hanging

PATIENCE_MILLISECONDS = 40_000
SETTINGS = 'languages = ["kk"]\nstaff_language = "en"\n'

Start = Callable[[], PublisherProcess]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "01-a").mkdir(parents=True)
    (folder / "01-a/kk.md").write_text("# A\n\nСөз.\n", "utf-8")
    (folder / "kiosk.toml").write_text(SETTINGS)
    return folder


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def start(
    content: Path, state: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Iterator[Start]:
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(publisher_process, "LOOK_MILLISECONDS", 100)
    monkeypatch.setattr(hang_watch, "LOOK_MILLISECONDS", 100)
    monkeypatch.setattr(publisher_process, "PAUSE_SECONDS", (0.5, 2.0))
    running: list[PublisherProcess] = []

    def run() -> PublisherProcess:
        silent = partial(hangs, state, patience=4.0)
        running.append(PublisherProcess(content, state, 640, language="en", hangs=silent))
        running[-1].start()
        return running[-1]

    yield run
    for publisher in running:
        publisher.stop()


@pytest.fixture
def until(qtbot: Any) -> Callable[[Callable[[], object]], None]:
    return lambda met: qtbot.waitUntil(lambda: bool(met()), timeout=PATIENCE_MILLISECONDS)


def pid(state: Path) -> int:
    activity = read_activity(state)
    return activity.pid if activity else 0


def report(content: Path) -> str:
    try:
        return " ".join((content / "CHECK.txt").read_text("utf-8-sig").split())
    except FileNotFoundError:
        return ""


def test_one_that_hangs_is_ended_and_another_one_started(
    content: Path, state: Path, start: Start, until: Any, caplog: pytest.LogCaptureFixture
) -> None:
    start()
    until(lambda: "Thank you" in report(content))
    first = pid(state)
    os.kill(first, signal.SIGSTOP)
    until(lambda: pid(state) not in (0, first))
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)
    until(lambda: "Thank you" in report(content))
    said = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert said[0] == f"the publisher (process {first}) does not answer and is ended"
    assert said[1].startswith(f"the publisher (process {first}) has ended with -9; ")


def test_staff_are_told_of_one_that_hangs(
    content: Path,
    state: Path,
    start: Start,
    until: Any,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(publisher_process, "PAUSE_SECONDS", (3600.0, 3600.0))
    start()
    until(lambda: "Thank you" in report(content))
    os.kill(pid(state), signal.SIGSTOP)
    until(lambda: "did not answer and was ended" in report(content))
    assert "Visitors still see release 1." in report(content)
    assert "Thank you" not in report(content)
    assert "did not answer and was ended" in capfd.readouterr().err


def test_one_that_is_stuck_on_a_share_is_ended(
    content: Path,
    state: Path,
    start: Start,
    until: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(publisher_process, "TELL_SECONDS", 1.0)
    stuck = tmp_path / "python"
    stuck.write_text(f'#!/bin/sh\nexec {shlex.join([*hanging(content), sys.executable])} "$@"\n')
    stuck.chmod(0o755)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", str(stuck))
        start()
        until(lambda: caplog.text.count("does not answer and is ended") == 2)
    until(lambda: "Thank you" in report(content))  # the share has come back


def test_it_waits_longer_each_time(
    start: Start, until: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(publisher_process, "PAUSE_SECONDS", (0.25, 1.0))
    monkeypatch.setattr(sys, "executable", "/bin/false")
    start()
    until(lambda: caplog.text.count("has ended with 1") == 4)
    assert re.findall(r"again in ([\d.]+) s", caplog.text) == ["0.25", "0.5", "1", "1"]


def test_no_process_can_be_started(
    start: Start, until: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, content: Path
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", "/nowhere/python")
        start()
        until(lambda: "no process can be started" in caplog.text)
    until(lambda: "Thank you" in report(content))


def test_another_one_that_publishes_is_waited_for(
    state: Path, start: Start, until: Any, caplog: pytest.LogCaptureFixture
) -> None:
    start()
    until(lambda: pid(state))
    start()
    until(lambda: "it is started again in 300 s" in caplog.text)
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_larger_pictures_are_made_at_once(
    state: Path, start: Start, until: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(publisher_process, "PAUSE_SECONDS", (3600.0, 3600.0))
    publisher = start()
    until(lambda: pid(state))
    first = pid(state)
    publisher.make_pictures_for(320)  # a television that is switched off
    publisher.make_pictures_for(960)
    until(lambda: pid(state) not in (0, first))
    assert caplog.text.count("the publisher was started") == 2
    assert "it is started again in 0 s" in caplog.text
