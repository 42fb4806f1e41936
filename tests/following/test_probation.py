"""A followed release that makes the viewer crash: the real viewer, the real follower, and what comes then."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.following.heard import read_heard
from kiosk.releases.layout import current_number
from kiosk.supervision.starts import read_history
from kiosk.supervision.trouble import Trouble, read_trouble
from kiosk.system.child_process import environment, kill_session
from tests.following.conftest import Screen
from tests.following.publisher import Key, Publisher
from tests.following.test_follower import Start, shows, start, until

__all__ = ["start"]  # a fixture

# A viewer that the second release takes down, as soon as it is to be shown.
VIEWER = """
import os, signal, sys
from kiosk.cli import main
from kiosk.supervision.starts import Starts
note = Starts.shows
def shows(self, release, current):
    note(self, release, current)
    if release == 2 and "--crash" in sys.argv:
        os.kill(os.getpid(), signal.SIGSEGV)
Starts.shows = shows
sys.exit(main([each for each in sys.argv[1:] if each != "--crash"]))
"""
Begin = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def begin(screen: Screen) -> Iterator[Begin]:
    """Start viewers of the screen; each is ended with the test."""
    running: list[subprocess.Popen[bytes]] = []

    def run(*more: str) -> subprocess.Popen[bytes]:
        variables = {**environment(), "QT_QPA_PLATFORM": "offscreen"}
        line = [
            sys.executable,
            "-c",
            VIEWER,
            "run",
            "--state",
            str(screen.state),
            "--without-publisher",
            *more,
        ]
        running.append(
            subprocess.Popen(line, env=variables, stderr=subprocess.DEVNULL, start_new_session=True)
        )
        return running[-1]

    yield run
    for process in running:
        kill_session(process.pid)
        process.wait()


def on_screen(screen: Screen) -> list[int]:
    """Return the releases that came on the screen, in their order."""
    log = screen.state / "log/viewer.log"
    lines = log.read_text().splitlines() if log.exists() else []
    return [int(line.split("release ")[1].split()[0]) for line in lines if line.endswith("is on the screen")]


def test_a_release_that_crashes_the_viewer_stays_away_until_the_next(
    publisher: Publisher, screen: Screen, start: Start, begin: Begin
) -> None:
    first = start()
    until(lambda: shows(screen, 1))
    viewer = begin("--crash")
    until(lambda: on_screen(screen) == [1])
    publisher.publish("bad")
    assert viewer.wait(timeout=60) == -signal.SIGSEGV
    assert current_number(screen.state) == 2

    begin("--crash")
    until(lambda: on_screen(screen) == [1, 1])
    until(lambda: read_trouble(screen.state) == Trouble(2, shown=1))
    first.terminate()
    first.wait()
    second = start()  # which fetches at once, as every one does once an hour
    until(lambda: (heard := read_heard(screen.state)) is not None and heard.pid == second.pid and heard.at)
    assert on_screen(screen) == [1, 1]

    publisher.publish("mended")
    until(lambda: on_screen(screen) == [1, 1, 3])
    assert read_trouble(screen.state) is None


def test_a_publisher_that_began_anew_is_not_taken_for_what_crashed(
    publisher: Publisher, screen: Screen, begin: Begin, key: Key, tmp_path: Path
) -> None:
    screen.fetch()
    publisher.publish("bad")
    screen.fetch()
    assert begin("--crash").wait(timeout=60) == -signal.SIGSEGV
    begin()
    until(lambda: on_screen(screen) == [1])
    assert [each.release for each in read_history(screen.state).aside] == [2]
    anew = Publisher(tmp_path / "anew", key)
    shutil.copytree(publisher.repository, anew.repository)
    assert anew.publish("one") == 1
    assert screen.told(str(anew.repository)) == ""
    until(lambda: not read_history(screen.state).aside and read_trouble(screen.state) is None)
    assert anew.publish("two") == 2
    assert screen.told(str(anew.repository)) == ""
    until(lambda: on_screen(screen)[-1] == 2)
