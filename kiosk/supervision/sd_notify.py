"""Signs of life for systemd, by its protocol sd_notify; nothing happens where nobody listens.

Standard library only, and little of it: the poller uses it and stays for months.
"""

from __future__ import annotations

import _socket
import contextlib
import os
import time
from collections.abc import MutableMapping

# Of the time after which systemd takes a service for dead, the share between two signs.
SHARE = 1 / 3


class Supervisor:
    """The systemd that has started this process, if it has: what it wants to hear, and telling it."""

    def __init__(self, address: str = "", patience: float | None = None) -> None:
        """Take the socket to write to, "" for none, and the seconds after which silence means death."""
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self.patience = patience if address else None
        self._sent = -float("inf")
        self.said = ""  # the last line of `status`

    @classmethod
    def of(cls, environment: MutableMapping[str, str]) -> Supervisor:
        """Return the supervisor that an environment names, and take it out there.

        The processes that this one starts do not speak in its name.
        """
        address = environment.pop("NOTIFY_SOCKET", "")
        microseconds, pid = environment.pop("WATCHDOG_USEC", ""), environment.pop("WATCHDOG_PID", "")
        ours = pid in ("", str(os.getpid()))
        if not ours or not microseconds.isdigit() or not int(microseconds):
            return cls(address)
        return cls(address, int(microseconds) / 1e6)

    @property
    def listens(self) -> bool:
        """Whether anybody listens."""
        return bool(self._address)

    @property
    def interval(self) -> float | None:
        """The seconds between two signs of life; None where none are wanted."""
        return None if self.patience is None else self.patience * SHARE

    def ready(self) -> None:
        """Tell that the service has started."""
        self._tell("READY=1")

    def alive(self) -> None:
        """Give a sign of life, where it is wanted, and not more often than that."""
        now = time.monotonic()
        # A little early, as timers are never quite on time.
        if self.interval is not None and now - self._sent >= 0.8 * self.interval:
            self._sent = now
            self._tell("WATCHDOG=1")

    def status(self, text: str) -> None:
        """Tell in one line how things stand, for `systemctl status`."""
        self.said = " ".join(text.split())
        self._tell(f"STATUS={self.said}")

    def stopping(self) -> None:
        """Tell that the service ends because it was asked to."""
        self._tell("STOPPING=1")

    def _tell(self, line: str) -> None:
        """Send a line; one that nobody takes is lost, and the process never waits."""
        if not self._address:
            return
        kind = _socket.SOCK_DGRAM | _socket.SOCK_CLOEXEC | _socket.SOCK_NONBLOCK
        with contextlib.suppress(OSError):
            sender = _socket.socket(_socket.AF_UNIX, kind)
            try:
                sender.sendto(line.encode(), self._address)
            finally:
                sender.close()
