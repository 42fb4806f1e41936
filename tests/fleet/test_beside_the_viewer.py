"""A kiosk that is not installed: the viewer starts the process that tells how the screen is, if it is to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from tests.fleet.conftest import PROJECT, Listener
from tests.fleet.mosquitto import Mosquitto, until

Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start kiosks without a display to look at; they are ended after the test."""
    content, state = tmp_path / "content", tmp_path / "state"
    (content / "01-a").mkdir(parents=True)
    (content / "01-a/kk.md").write_text("# Бірінші\n\nСөз.\n", "utf-8")
    publish(Job(content, state, edge=640, durable=False))
    running: list[subprocess.Popen[bytes]] = []

    def run(settings: str) -> subprocess.Popen[bytes]:
        """Start a kiosk with settings."""
        (state / "screen.toml").write_text(settings)
        command = [sys.executable, str(PROJECT / "main.py"), "run"]
        command += ["--content", str(content), "--state", str(state)]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        running.append(subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment))
        return running[-1]

    yield run
    for process in running:
        process.kill()
        process.wait()


def settings(broker: Mosquitto, name: str, more: str = "") -> str:
    """Return a screen.toml."""
    return f'name = "{name}"\n[mqtt]\nbroker = "{broker.address}"\ncenter = "almaty"\n{more}'


def children(process: subprocess.Popen[bytes]) -> list[str]:
    """Return the command lines of the processes that a kiosk has started."""
    found = []
    for task in Path("/proc").glob("[0-9]*"):
        try:
            parent = (task / "stat").read_text().rpartition(")")[2].split()[1]
            if int(parent) == process.pid:
                found.append((task / "cmdline").read_text().replace("\0", " "))
        except (OSError, ValueError, IndexError):
            continue
    return found


@pytest.mark.parametrize(("number", "state"), [(signal.SIGTERM, "disconnected"), (signal.SIGKILL, "lost")])
def test_it_tells_as_long_as_the_viewer_lives(
    mosquitto: Mosquitto, start: Start, listener: Callable[..., Listener], number: int, state: str
) -> None:
    heard = listener(mosquitto.address)
    kiosk = start(settings(mosquitto, f"child-{state}", "picture_minutes = 1\n"))
    device = f"almaty-child-{state}"
    heard.until(f"homie/5/{device}/viewer/painting", "painting", 40)
    heard.until(f"homie/5/{device}/$state", "ready")
    assert heard.kept[f"homie/5/{device}/content/release"] == "1"
    picture = listener(mosquitto.address, f"kiosk/pictures/{device}")
    picture.until(f"kiosk/pictures/{device}", None, 40)
    kiosk.send_signal(number)
    kiosk.wait(20)
    heard.until(f"homie/5/{device}/$state", state)


def test_without_the_setting_nothing_of_it_runs(start: Start, tmp_path: Path) -> None:
    kiosk = start('name = "foyer-1"\n')
    until(lambda: any("kiosk.publishing" in each for each in children(kiosk)), 40)
    end = time.monotonic() + 1
    while time.monotonic() < end:
        assert not any("kiosk.fleet" in each for each in children(kiosk))
        time.sleep(0.05)
    assert not (tmp_path / "state" / "viewer" / "screen.jpg").exists()
