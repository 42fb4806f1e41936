"""A real compositor is started, asked whether it answers, and ended."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kiosk.supervision.compositor import Gone, ask
from tests.conditions import ROOT
from tests.supervision.listener import Listener, listening

PROJECT = Path(__file__).parents[2]
PATIENCE = 20.0
# cage refuses to be root's.
OTHER = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups") if ROOT else ()
CAGE = (*OTHER, "cage", "-d", "--", "sleep", "infinity")

Compositor = subprocess.Popen[bytes]


@pytest.fixture
def systemd() -> Iterator[Listener]:
    with listening() as listener:
        yield listener


@pytest.fixture
def compositor(systemd: Listener) -> Iterator[Compositor]:
    """A compositor that is started as an installed kiosk starts it, and that answers."""
    if shutil.which("cage") is None:
        pytest.skip("cage is not installed")
    with TemporaryDirectory() as folder:
        if ROOT:
            os.chown(folder, 65534, 65534)
        process = start(*CAGE, systemd=systemd, folder=folder)
        try:
            systemd.until(lambda said: said[:1] == ["READY=1"] and said.count("WATCHDOG=1") > 2)
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate(timeout=PATIENCE)


def start(*command: str, systemd: Listener, folder: str) -> Compositor:
    environment = {
        **{name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"},
        **systemd.variables,
        "XDG_RUNTIME_DIR": folder,
        "WLR_BACKENDS": "headless",
        "WLR_RENDERER": "pixman",
        "WLR_LIBINPUT_NO_DEVICES": "1",
    }
    program = [sys.executable, str(PROJECT / "main.py"), "compositor", *command]
    return subprocess.Popen(program, env=environment, stderr=subprocess.PIPE, start_new_session=True)


def cage(of: Compositor) -> int:
    """Return the process of cage, which takes the place of whatever started it."""
    return int(Path(f"/proc/{of.pid}/task/{of.pid}/children").read_text().split()[0])


def test_one_that_is_stopped_falls_silent(systemd: Listener, compositor: Compositor) -> None:
    os.kill(cage(compositor), signal.SIGSTOP)
    systemd.silence()
    assert compositor.poll() is None  # it has a little more time


def test_one_that_ends_is_told_at_once(systemd: Listener, compositor: Compositor) -> None:
    os.kill(cage(compositor), signal.SIGKILL)
    assert compositor.wait(PATIENCE) == 1


def test_it_ends_with_who_started_it(systemd: Listener, compositor: Compositor) -> None:
    child = cage(compositor)
    compositor.terminate()
    assert compositor.wait(PATIENCE) == 0
    assert systemd.hear(0)[-1] == "STOPPING=1"
    assert not Path(f"/proc/{child}").exists()


@pytest.mark.parametrize("command", [(), ("false",), ("no-such-program",)])
def test_one_that_does_not_start_is_told(systemd: Listener, tmp_path: Path, command: tuple[str, ...]) -> None:
    process = start(*command, systemd=systemd, folder=str(tmp_path))
    _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == (1 if command else 2)
    assert told.strip()
    assert b"Traceback" not in told
    assert "READY=1" not in systemd.hear(0)


def test_who_refuses_or_ends_is_gone() -> None:
    for said in (b"\1\0\0\0\0\0\x0c\0xxxx", b"\1\0\0\0"):
        ours, theirs = socket.socketpair()
        with ours, theirs:
            theirs.sendall(said)
            theirs.shutdown(socket.SHUT_WR)
            with pytest.raises(Gone):
                ask(ours)
