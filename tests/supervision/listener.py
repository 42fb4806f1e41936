"""What systemd does with a service that speaks sd_notify: it listens on a socket, and sets two variables."""

from __future__ import annotations

import contextlib
import secrets
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 40.0


@dataclass
class Listener:
    """A socket for one service, and what it said."""

    socket: socket.socket
    address: str
    watchdog: float
    said: list[str] = field(default_factory=list)

    @property
    def variables(self) -> dict[str, str]:
        """The environment of the service."""
        return {"NOTIFY_SOCKET": self.address, "WATCHDOG_USEC": str(int(self.watchdog * 1e6))}

    def hear(self, seconds: float) -> list[str]:
        """Return what is said during a time, or what is said at once for 0."""
        new: list[str] = []
        end = time.monotonic() + seconds
        while True:
            self.socket.settimeout(max(0.001, end - time.monotonic()))
            with contextlib.suppress(TimeoutError, BlockingIOError):
                new.append(self.socket.recv(4096).decode())
                continue
            if time.monotonic() >= end:
                self.said += new
                return new

    def until(self, met: Callable[[list[str]], bool]) -> None:
        """Listen until what was said so far meets a condition."""
        end = time.monotonic() + PATIENCE
        while not met(self.said):
            assert time.monotonic() < end, self.said
            self.hear(0.05)

    def silence(self) -> None:
        """Wait until nothing is said for so long that systemd would end the service."""
        end = time.monotonic() + PATIENCE
        while "WATCHDOG=1" in self.hear(self.watchdog):
            assert time.monotonic() < end, "it goes on giving signs of life"


@contextlib.contextmanager
def listening(folder: Path | None = None, watchdog: float = 0.9) -> Iterator[Listener]:
    """Listen on a socket in a folder, or on an abstract one, for a service with WatchdogSec=`watchdog`."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as made:
        name = f"@kiosk-{secrets.token_hex(8)}" if folder is None else str(folder / "notify")
        made.bind(f"\0{name[1:]}" if folder is None else name)
        yield Listener(made, name, watchdog)
