"""Brokers and screens for the tests of a fleet."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.fleet.broker import Broker, broker
from kiosk.fleet.connection import Connection
from kiosk.health.health import Health, write_health
from kiosk.publishing.watch.activity import now as activity_now
from kiosk.publishing.watch.activity import write_activity
from kiosk.system.child_process import environment
from tests.fleet.mosquitto import Mosquitto, until

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def _shared_broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mosquitto]:
    made = Mosquitto(tmp_path_factory.mktemp("broker"))
    made.start()
    yield made
    made.end()


@pytest.fixture
def mosquitto(_shared_broker: Mosquitto) -> Mosquitto:
    """A broker that lets everybody in, and keeps what former tests have told it: take names of your own."""
    return _shared_broker


@pytest.fixture
def own_mosquitto(tmp_path: Path) -> Iterator[Mosquitto]:
    """A broker that may be ended, with nothing in it; it is started."""
    made = Mosquitto(tmp_path / "broker")
    made.start()
    yield made
    made.end()


class Screen:
    """A screen with a state folder of its own, and the process that tells how it is."""

    def __init__(self, state: Path, address: str, name: str, more: str = "") -> None:
        self.state, self.device = state, f"almaty-{name}"
        state.mkdir()
        (state / "screen.toml").write_text(
            f'name = "{name}"\ngroup = "foyer"\n[mqtt]\nbroker = "{address}"\ncenter = "almaty"\n{more}'
        )
        self.process: subprocess.Popen[str] | None = None
        self.paint()

    def paint(self, **facts: Any) -> None:
        """Write what a viewer and a publisher that are well write; `facts` are other ones."""
        usual: dict[str, Any] = {
            "version": "9.9",
            "pid": os.getpid(),
            "beat": time.monotonic(),
            "release": 12,
            "release_published": "2026-11-29T10:00:00+00:00",
            "problems": 3,
            "opening": "open",
        }
        write_health(self.state, Health(**{**usual, **facts}))
        write_activity(self.state, activity_now("waiting"))
        (self.state / "releases").mkdir(exist_ok=True)
        (self.state / "releases" / "current").write_text("12")

    def start(self, language: str = "en", **variables: str) -> None:
        """Start the process."""
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.fleet.telling_process",
                "--state",
                self.state,
                "--language",
                language,
            ],
            cwd=PROJECT,
            env={**environment(), **variables},
            stderr=subprocess.PIPE,
            text=True,
        )

    def end(self, number: int = signal.SIGTERM) -> str:
        """End the process with a signal; return what it wrote to the terminal."""
        if self.process is None:
            return ""
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=20)
        self.process = None
        return said

    def log(self) -> str:
        """Return what the process has written into its log."""
        with contextlib.suppress(OSError):
            return (self.state / "log" / "status.log").read_text("utf-8")
        return ""


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Callable[..., Screen]]:
    """Make screens, and end their processes in the end."""
    made: list[Screen] = []

    def make(broker: Mosquitto, name: str, more: str = "", folder: str = "") -> Screen:
        """Return a screen of a broker that is not started; its state folder may have a name of its own."""
        made.append(Screen(tmp_path / (folder or name), broker.address, name, more))
        return made[-1]

    yield make
    for each in made:
        each.end(signal.SIGKILL)


class Listener:
    """Somebody who hears all that a broker is told."""

    def __init__(self, asked: Broker, *filters: str) -> None:
        self.kept: dict[str, str] = {}
        self.heard: list[tuple[str, str]] = []
        self.connection = Connection(asked, f"test-{os.urandom(6).hex()}", receive=self._take)
        self.connection.subscribe(filters or ("homie/5/#",))

    def _take(self, topic: str, payload: bytes, retained: bool) -> None:
        self.heard.append((topic, payload.decode("utf-8", "replace")))
        self.kept[topic] = self.heard[-1][1]

    def until(self, topic: str, value: str | None, seconds: float = 20.0) -> None:
        """Wait until a topic has a value, "" for none; None for any."""

        def has_come() -> bool:
            self.connection.run(0.02)
            return topic in self.kept if value is None else self.kept.get(topic, "") == value

        until(has_come, seconds)

    def hear(self, what: Callable[[], object], seconds: float = 20.0) -> None:
        """Listen until something is so."""

        def is_so() -> object:
            self.connection.run(0.02)
            return what()

        until(is_so, seconds)


@pytest.fixture
def listener() -> Iterator[Callable[..., Listener]]:
    """Make listeners at a broker."""
    made: list[Listener] = []

    def make(address: str, *filters: str) -> Listener:
        made.append(Listener(broker(address), *filters))
        return made[-1]

    yield make
    for each in made:
        each.connection.close()
