"""nginx and mosquitto with the files that docs/fleet.md prints, included as Debian's own main files do it."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import time
from pathlib import Path

_NGINX = """
daemon off;
pid {root}/nginx.pid;
events {{ worker_connections 768; }}
http {{
    access_log {root}/access.log;
    client_body_temp_path {root};
    proxy_temp_path {root};
    fastcgi_temp_path {root};
    uwsgi_temp_path {root};
    scgi_temp_path {root};
    sendfile on;
    include {root}/etc/nginx/conf.d/*.conf;
}}
"""
_MOSQUITTO = """
{user}persistence true
persistence_location {root}/
include_dir {root}/etc/mosquitto/conf.d
"""


class Service:
    """A program that systemctl starts and stops, and that listens on a port."""

    def __init__(self, command: list[str], port: int, log: Path) -> None:
        self._command, self._port, self._log = command, port, log
        self._process: subprocess.Popen[bytes] | None = None

    def obey(self, verb: str) -> None:
        """Start, stop or restart. Raises RuntimeError when it does not listen then."""
        if self._process is not None and verb in ("stop", "restart"):
            self._process.terminate()
            self._process.wait(20)
            self._process = None
        if verb in ("start", "restart"):
            with self._log.open("ab") as log:
                self._process = subprocess.Popen(self._command, stdout=log, stderr=log)
            end = time.monotonic() + 20
            while not self._listens():
                if time.monotonic() > end or self._process.poll() is not None:
                    raise RuntimeError(f"{self._command[0]} does not start: {self._log.read_text()}")
                time.sleep(0.05)

    def _listens(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self._port), 1):
            return True
        return False


def nginx(root: Path, port: int) -> Service:
    """Return the web server of a computer."""
    file = root / "nginx.conf"
    file.write_text(_NGINX.format(root=root))
    command = ["/usr/sbin/nginx", "-c", str(file), "-e", str(root / "nginx-error.log")]
    return Service(command, port, root / "nginx.log")


def mosquitto(root: Path, port: int) -> Service:
    """Return the broker of a computer."""
    file = root / "mosquitto.conf"
    user = "user root\n" if os.geteuid() == 0 else ""  # which else becomes a user who may not read here
    file.write_text(_MOSQUITTO.format(root=root, user=user))
    return Service(["/usr/sbin/mosquitto", "-c", str(file)], port, root / "mosquitto.log")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
