"""A real mosquitto on loopback, started and killed by tests; Debian's own service has no part in it."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

PROGRAM = "/usr/sbin/mosquitto"
PATIENCE = 20.0


def until(what: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Wait until something is so; fails when it takes longer."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, f"not so in {seconds} s: {what}"
        time.sleep(0.02)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Mosquitto:
    """A broker with a configuration; `lines` come in place of letting everybody in."""

    def __init__(self, folder: Path, lines: str = "allow_anonymous true\n", scheme: str = "mqtt") -> None:
        folder.mkdir(exist_ok=True)
        self.port = free_port()
        self.address = f"{scheme}://127.0.0.1:{self.port}"
        self._file = folder / "mosquitto.conf"
        self._log = folder / "mosquitto.log"
        self._file.write_text(
            f"user root\nlistener {self.port} 127.0.0.1\npersistence true\npersistence_location {folder}/\n"
            f"autosave_interval 1\nset_tcp_nodelay true\n{lines}"
        )
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it listens."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen([PROGRAM, "-c", self._file], stdout=log, stderr=log)
        until(self._listens)

    def end(self, number: int = signal.SIGTERM) -> None:
        """End it with a signal."""
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(10)
            self._process = None

    def _listens(self) -> bool:
        """Return whether it listens."""
        assert self._process is not None
        assert self._process.poll() is None, self._log.read_text()
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            return True
        return False
