"""`kiosk fleet` with a real broker: once, as JSON, watching, and forgetting."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.commands import fleet as fleet_command
from kiosk.fleet import start
from tests.fleet.conftest import PROJECT, Listener, Screen
from tests.fleet.mosquitto import Mosquitto, until

Screens = Callable[..., Screen]
Listeners = Callable[..., Listener]


def command(*typed: str | Path) -> list[str | Path]:
    """Return the command line of `kiosk fleet`."""
    return [sys.executable, PROJECT / "main.py", "fleet", "--language", "en", *typed]


def fleet(*typed: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `kiosk fleet`."""
    return subprocess.run(command(*typed), capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def broker(own_mosquitto: Mosquitto) -> Mosquitto:
    """A broker that knows of no screen yet."""
    return own_mosquitto


def asked(broker: Mosquitto) -> tuple[int, dict[str, Any]]:
    """Return the exit code and what `kiosk fleet --json` says."""
    ran = fleet("--broker", broker.address, "--json")
    assert ran.stderr == ""
    return ran.returncode, json.loads(ran.stdout)


def test_all_screens_of_a_broker(
    broker: Mosquitto, screen: Screens, listener: Listeners, tmp_path: Path
) -> None:
    assert asked(broker) == (0, {"well": True, "screens": []})
    heard = listener(broker.address)
    for name in ("one", "two"):
        screen(broker, name).start()
        heard.until(f"homie/5/almaty-{name}/$state", "ready")
    hung = screen(broker, "three")
    hung.paint(beat=1.0)
    hung.start()
    heard.until("homie/5/almaty-three/$state", "ready")
    heard.connection.publish("homie/5/lamp/$state", "ready")  # another device at the same broker
    heard.connection.publish("homie/5/LAMP_1/$state", "ready")
    heard.connection.settle(5)
    code, told = asked(broker)
    assert code == 1
    assert [(each["name"], each["state"], each["why"]) for each in told["screens"]] == [
        ("three", "ill", "viewer-hung"),
        ("one", "well", ""),
        ("two", "well", ""),
    ]
    page = tmp_path / "fleet.html"
    ran = fleet("--broker", broker.address, "--html", page)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "the picture stands still" in page.read_text("utf-8").lower()


def test_a_screen_that_is_gone_for_good_is_forgotten(
    broker: Mosquitto, screen: Screens, listener: Listeners
) -> None:
    heard, gone = listener(broker.address), screen(broker, "gone")
    gone.start()
    heard.until("homie/5/almaty-gone/$state", "ready")
    gone.end(signal.SIGKILL)
    heard.until("homie/5/almaty-gone/$state", "lost")
    assert asked(broker)[0] == 1
    assert "No screen is called “nobody”." in fleet("--broker", broker.address, "--forget", "nobody").stderr
    assert fleet("--broker", broker.address, "--forget", "gone").stdout == "Forgotten: almaty-gone\n"
    assert asked(broker) == (0, {"well": True, "screens": []})
    heard.until("homie/5/almaty-gone/$description", "")
    assert [topic for topic, value in heard.kept.items() if value] == []


def test_what_cannot_be_asked_is_told(tmp_path: Path) -> None:
    for typed, words in (
        ((), "No broker is named: type --broker"),
        (("--broker", "http://10.0.0.5"), "is no address of a broker"),
        (("--broker", "mqtt://127.0.0.1:1"), "no broker runs at that port"),
        (("--broker", "mqtt://127.0.0.1:1", "--mail", "a@b.c"), "add --watch"),
        (("--broker", "mqtt://127.0.0.1:1", "--password-file", "none"), "cannot be read (it is not there)"),
    ):
        ran = fleet("--state", tmp_path, *typed)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert words in ran.stderr


def test_without_the_library_one_line_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "find_spec", lambda name: None)
    monkeypatch.setattr(start, "log_to_terminal", lambda: None)
    (tmp_path / "screen.toml").write_text('[mqtt]\nbroker = "mqtt://127.0.0.1"\ncenter = "almaty"\n')
    assert start.start(tmp_path, "en") == 2
    said = (tmp_path / "log" / "status.log").read_text("utf-8")
    assert "python -m pip install -r requirements-fleet.lock" in said
    assert (PROJECT / "requirements-fleet.lock").read_text().startswith("paho-mqtt==")
    monkeypatch.setattr(start, "is_checkout", lambda: False)
    options = argparse.Namespace(watch=False, mail=None, forget=None, broker=None)
    assert fleet_command.run(options, tmp_path, tmp_path, "en") == 2
    assert "pip install 'kiosk[fleet]'" in capsys.readouterr().err


@contextlib.contextmanager
def on_a_terminal(*typed: str | Path) -> Iterator[tuple[subprocess.Popen[bytes], Callable[[], str]]]:
    """Run `kiosk fleet` on a terminal; yield its process, and what reads all that it has drawn so far."""
    own, its = pty.openpty()
    os.set_blocking(own, False)
    drawn = bytearray()

    def read() -> str:
        with contextlib.suppress(BlockingIOError, OSError):
            while part := os.read(own, 65536):
                drawn.extend(part)
        return drawn.decode("utf-8", "replace")

    before = signal.signal(signal.SIGINT, signal.SIG_DFL)  # tests in the background of a shell ignore it
    process = subprocess.Popen(command(*typed), stdin=its, stdout=its, stderr=its, start_new_session=True)
    signal.signal(signal.SIGINT, before)
    os.close(its)
    try:
        yield process, read
    finally:
        process.kill()
        process.wait()
        os.close(own)


def test_watching_shows_what_changes_until_ctrl_c(broker: Mosquitto, screen: Screens, tmp_path: Path) -> None:
    page = tmp_path / "fleet.html"
    with on_a_terminal("--broker", broker.address, "--watch", "--html", page) as (process, read):
        until(lambda: "No screen has told anything yet." in read())
        told = screen(broker, "shown")
        told.start()
        until(lambda: "1 screen, and it is well." in read())
        told.end(signal.SIGKILL)
        until(lambda: "1 screen of 1 needs help." in read())
        broker.end(signal.SIGKILL)
        until(lambda: "is lost" in read() or "no broker runs" in read())
        broker.start()
        before = len(read())
        until(lambda: "1 screen of 1 needs help." in read()[before:])
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert read().endswith("\x1b[?25h\x1b[?1049l")  # the terminal is as it was
    assert page.is_file()
    assert time.time() - page.stat().st_mtime < 60


def test_watching_without_a_terminal_prints_what_is_new(broker: Mosquitto, screen: Screens) -> None:
    with subprocess.Popen(
        command("--broker", broker.address, "--watch"), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "No screen has told anything yet.\n"
        told = screen(broker, "line")
        told.start()
        lines = {process.stdout.readline() for _ in range(2)}
        assert lines == {"1 screen, and it is well.\n", "line: well\n"}
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
