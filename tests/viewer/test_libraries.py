"""A system without the libraries that Qt needs, as `pip install` leaves it: it says what to install."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.viewer.display.libraries import libraries, missing_for_qt

ROOT = Path(__file__).parents[2]
LINUX = sys.platform.startswith("linux")

pytestmark = pytest.mark.skipif(not LINUX, reason="Qt's wheels bring everything elsewhere")


def test_all_that_is_missing_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = {"libEGL.so.1", "libxcb-cursor.so.0"}
    assert lacking < libraries().keys()
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get")
    said = missing_for_qt(lacking.__contains__)
    assert said is not None
    assert said.say().endswith("sudo apt-get install --no-install-recommends libegl1 libxcb-cursor0")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    said = missing_for_qt(lacking.__contains__)
    assert said is not None
    assert said.say().endswith("libEGL.so.1 libxcb-cursor.so.0")


def test_nothing_is_said_when_nothing_is_missing() -> None:
    assert missing_for_qt(lambda library: False) is None


def place_of(library: str) -> str:
    listed = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True).stdout
    found = [line.split("=> ")[1] for line in listed.splitlines() if line.split()[:1] == [library]]
    return found[0] if found else pytest.skip(f"{library} is not there")


@pytest.mark.parametrize(
    ("library", "package", "command"),
    [
        ("libEGL.so.1", "libegl1", ["screenshots", "out"]),
        ("libEGL.so.1", "libegl1", ["run"]),
        ("libEGL.so.1", "libegl1", ["preview"]),
        ("libxcb-cursor.so.0", "libxcb-cursor0", ["run"]),  # Qt loads it late, and aborts
    ],
)
def test_without_a_library(library: str, package: str, command: list[str], tmp_path: Path) -> None:
    """The library is hidden under another file, for one process."""
    hide = ["unshare", "--mount", "sh", "-c", 'mount --bind /dev/null "$0" && exec "$@"', place_of(library)]
    if subprocess.run([*hide, "true"], capture_output=True).returncode:
        pytest.skip("only root can hide a library")
    (tmp_path / "content/01-lake").mkdir(parents=True)
    (tmp_path / "content/01-lake/ru.md").write_text("# Озеро\n", "utf-8")
    display = f":{7000 + os.getpid() % 1000}"
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "LANG": "ru_RU.UTF-8",
        "DISPLAY": display,
        "KIOSK_CONTENT": str(tmp_path / "content"),
        "KIOSK_STATE": str(tmp_path / "state"),
    }
    with socket.socket(socket.AF_UNIX) as server:  # a display that answers
        server.bind(f"\0/tmp/.X11-unix/X{display[1:]}")
        server.listen()
        done = subprocess.run(
            [*hide, sys.executable, ROOT / "main.py", *command],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "Наберите один раз эту строку" in done.stderr.splitlines()[-1]
    assert package in done.stderr.splitlines()[-1]
