"""nginx in front of a repository, which notes for each screen what it asked for and how many bytes went."""

from __future__ import annotations

import contextlib
import re
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import PROC

PROGRAM = "/usr/sbin/nginx"
_CONFIGURATION = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    log_format bytes '$uri $status $bytes_sent $request_length';
    access_log {folder}/access.log bytes;
    client_body_temp_path {folder};
    proxy_temp_path {folder};
    fastcgi_temp_path {folder};
    uwsgi_temp_path {folder};
    scgi_temp_path {folder};
    sendfile on;
    server {{
        listen 127.0.0.1:{port};
        location ~ ^/\\d+/(.*)$ {{ alias {served}/$1; }}  # each screen has an address of its own
    }}
}}
"""
_LINE = re.compile(r"/(\d+)/(\S*) (\d+) (\d+) (\d+)")


@dataclass(frozen=True, slots=True)
class Traffic:
    """What screens got: requests and bytes of HTTP in both directions, headers included, by screen."""

    requests: dict[int, int]
    bytes: dict[int, int]
    failed: int  # answers that were an error, such as for a delta that is not there


class Web:
    """Serves `served` from when it is made until `stop`."""

    def __init__(self, folder: Path, served: Path) -> None:
        folder.mkdir()
        self.port = _free_port()
        self._log = folder / "access.log"
        self._read = 0
        configuration = folder / "nginx.conf"
        configuration.write_text(_CONFIGURATION.format(folder=folder, served=served, port=self.port))
        self._process = subprocess.Popen([PROGRAM, "-c", str(configuration), "-e", str(folder / "error.log")])
        end = time.monotonic() + 20
        while not self._listens():
            if time.monotonic() > end or self._process.poll() is not None:
                raise RuntimeError("nginx does not start")
            time.sleep(0.05)

    def url(self, screen: int) -> str:
        """Return the address for a screen."""
        return f"http://127.0.0.1:{self.port}/{screen}"

    def pids(self) -> list[int]:
        """Return the ids of its processes."""
        pid = self._process.pid
        children = (PROC / str(pid) / "task" / str(pid) / "children").read_text().split()
        return [pid, *map(int, children)]

    def traffic(self) -> Traffic:
        """Return what went since this was asked last."""
        requests: dict[int, int] = {}
        sent: dict[int, int] = {}
        failed = 0
        with self._log.open() as log:
            log.seek(self._read)
            text = log.read()
            self._read = log.tell()
        for screen, _, status, out, into in _LINE.findall(text):
            requests[int(screen)] = requests.get(int(screen), 0) + 1
            sent[int(screen)] = sent.get(int(screen), 0) + int(out) + int(into)
            failed += int(status) >= 400
        return Traffic(requests, sent, failed)

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(20)

    def _listens(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            return True
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
