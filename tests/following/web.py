"""A web server that serves a folder, and does to it what networks and servers do."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

Answer = Callable[["_Handler"], bool]


class Web:
    """Serves `folder` on a free port; `answer` answers first, and returns False to leave it.

    With a `certificate`, a file that also has its key, it speaks TLS.
    """

    def __init__(self, folder: Path, port: int = 0, certificate: Path | None = None) -> None:
        self.folder = folder
        self._scheme = "https" if certificate else "http"
        self.asked: list[str] = []  # every path that somebody wanted
        self.answer: Answer | None = None
        self._server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, self))
        self._server.daemon_threads = True
        if certificate is not None:
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(certificate)
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """Be gone."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, web: Web, *args: Any) -> None:
        self.web = web
        super().__init__(*args, directory=str(web.folder))

    def do_GET(self) -> None:
        self.web.asked.append(self.path)
        if self.web.answer is None or not self.web.answer(self):
            super().do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        pass


def changing(ending: str, at: int = -3) -> Answer:
    """Return an answer that changes one byte in each file of that ending: a man in the middle."""

    def answer(handler: _Handler) -> bool:
        path = handler.web.folder / handler.path.lstrip("/")
        if not handler.path.endswith(ending) or not path.is_file():
            return False
        data = bytearray(path.read_bytes())
        data[at] ^= 1
        _send(handler, bytes(data), len(data))
        return True

    return answer


def cutting(ending: str) -> Answer:
    """Return an answer that promises each file of that ending whole, and sends half of it."""

    def answer(handler: _Handler) -> bool:
        path = handler.web.folder / handler.path.lstrip("/")
        if not handler.path.endswith(ending) or not path.is_file():
            return False
        data = path.read_bytes()
        _send(handler, data[: len(data) // 2], len(data))
        handler.close_connection = True
        return True

    return answer


def refusing(code: int) -> Answer:
    """Return an answer that is an error."""

    def answer(handler: _Handler) -> bool:
        handler.send_error(code)
        return True

    return answer


def saying(text: str) -> Answer:
    """Return an answer that is the same page for everything, as of a router that wants a password."""

    def answer(handler: _Handler) -> bool:
        _send(handler, text.encode(), len(text.encode()))
        return True

    return answer


def _send(handler: _Handler, data: bytes, length: int) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(length))
    handler.end_headers()
    handler.wfile.write(data)
