"""mosquitto as docs/fleet.md sets it up: TLS, a password for each screen, rights for its own topics."""

from __future__ import annotations

import contextlib
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

from benchmarks.subjects import PROJECT
from kiosk.fleet.broker import Broker, broker

PROGRAM = "/usr/sbin/mosquitto"
OFFICE = "office"  # who looks at all screens
_MAIN = "user root\npersistence true\npersistence_location {folder}/\nlistener {port} 127.0.0.1\n"


class Mosquitto:
    """A broker for users, each of which has its name as its password; it listens once `start` returns."""

    def __init__(self, folder: Path, users: list[str]) -> None:
        folder.mkdir()
        self._folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = int(probe.getsockname()[1])
        shell = _block("sh").replace("10.0.0.5", "127.0.0.1")
        subprocess.run(["sh", "-ec", shell], cwd=folder, check=True, capture_output=True)
        passwords = folder / "kiosk.passwords"
        passwords.touch(0o600)
        passwords.write_text("".join(f"{user}:{user}\n" for user in users))
        subprocess.run(["mosquitto_passwd", "-U", passwords], check=True)
        (folder / "kiosk.rights").write_text(_block("acl"))
        (folder / "kiosk.rights").chmod(0o600)
        for user in users:
            self.password_file(user).touch(0o600)
            self.password_file(user).write_text(f"{user}\n{user}\n")
        lines = _block("conf").replace("listener 8883\n", "")
        lines = re.sub(r"/etc/mosquitto/(?:certs/)?", f"{folder}/", lines)
        self._configuration = folder / "mosquitto.conf"
        self._configuration.write_text(_MAIN.format(folder=folder, port=self._port) + lines)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"mqtts://127.0.0.1:{self._port}"

    @property
    def certificate(self) -> Path:
        """The certificate by which it is known."""
        return self._folder / "ca.crt"

    @property
    def pid(self) -> int:
        """Its process."""
        assert self._process is not None
        return self._process.pid

    def password_file(self, user: str) -> Path:
        """Return the file with the name and the password of a user."""
        return self._folder / f"password-{user}"

    def asked_by(self, user: str) -> Broker:
        """Return the broker as a user asks it."""
        return broker(self.address, str(self.password_file(user)), str(self.certificate))

    def start(self) -> None:
        """Start it, and wait until it listens. Raises RuntimeError when it does not."""
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen([PROGRAM, "-c", self._configuration], stdout=log, stderr=log)
        end = time.monotonic() + 20
        while time.monotonic() < end and self._process.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self._port), 1):
                return
            time.sleep(0.02)
        raise RuntimeError((self._folder / "log").read_text())

    def end(self, number: int = signal.SIGTERM) -> None:
        """End it with a signal."""
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(20)
            self._process = None


def _block(kind: str) -> str:
    """Return the block of a kind below “The broker” in docs/fleet.md. Raises RuntimeError without one."""
    _, _, section = (PROJECT / "docs" / "fleet.md").read_text("utf-8").partition("### The broker\n")
    found = re.search(rf"(?ms)^```{kind}\n(.*?)^```$", section)
    if found is None:
        raise RuntimeError(f"docs/fleet.md has no block of the kind {kind} below “The broker”")
    return found[1]
