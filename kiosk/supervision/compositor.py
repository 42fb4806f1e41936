"""Runs the compositor and sees to it that it answers: python -m kiosk.supervision.compositor COMMAND ...

A compositor that hangs does not end, and its windows wait for it in vain. It is asked by the smallest request
of Wayland, wl_display.sync: what answers that handles the requests of windows as well. One that is silent is
killed, with this process, and whoever has started that does so again.
"""

from __future__ import annotations

import _socket
import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType

from kiosk.supervision.sd_notify import Supervisor

REST_SECONDS = 10.0  # between two questions where nobody says how often
SILENT_SECONDS = 10.0  # after which it counts as hung
START_SECONDS = 20.0
LEAVE_SECONDS = 3.0  # to end when it is asked to
SYNC = 0  # of wl_display, which has the id 1
ERROR, DELETE_ID = 0, 1  # what wl_display says; the latter ends the answer
PR_SET_PDEATHSIG = 1  # of Linux
HEADER = 8  # bytes: the id of an object; a length, and what it is asked or says


class Gone(Exception):
    """The compositor has ended, or does not answer."""


def main(command: list[str]) -> int:
    """Run the compositor until it ends, hangs or is not wanted any more; return the exit code."""
    supervisor = Supervisor.of(os.environ)
    signal.signal(signal.SIGTERM, _leave)
    child = _start(command)
    try:
        with _connection(socket_path(os.environ), child) as display:
            ask(display)
            supervisor.ready()
            while True:
                supervisor.alive()
                _rest(display, supervisor.interval or REST_SECONDS)
                ask(display)
    except (Gone, OSError) as error:
        print(f"the compositor is ended: {error}", file=sys.stderr)
        _end(child, signal.SIGKILL)
        return 1
    except SystemExit:
        supervisor.stopping()
        _end(child, signal.SIGTERM)
        return 0


def _start(command: list[str]) -> int:
    """Start a process that is killed when this one ends in any way; return its id."""
    child = os.fork()
    if child:
        return child
    try:
        import ctypes  # in the child only, whose memory is another program's soon

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        os.execvp(command[0], command)
    finally:
        os._exit(127)


def _leave(number: int, frame: FrameType | None) -> None:
    """End the process as if by itself; the handler of SIGTERM."""
    raise SystemExit


def _end(child: int, by: signal.Signals) -> None:
    """End a process by a signal, and kill it if that takes too long."""
    until = time.monotonic() + LEAVE_SECONDS
    with contextlib.suppress(OSError):
        os.kill(child, by)
        while os.waitpid(child, os.WNOHANG) == (0, 0):
            if time.monotonic() > until:
                os.kill(child, signal.SIGKILL)
            time.sleep(0.05)


def socket_path(environment: Mapping[str, str]) -> Path:
    """Return where the compositor of an environment listens."""
    return Path(environment.get("XDG_RUNTIME_DIR", "/")) / environment.get("WAYLAND_DISPLAY", "wayland-0")


@contextlib.contextmanager
def _connection(path: Path, child: int) -> Iterator[_socket.socket]:
    """Connect to the compositor, a child, as soon as it listens. Raises Gone when it does not."""
    until = time.monotonic() + START_SECONDS
    # `socket`, which is made of it, would take a megabyte.
    display = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    try:
        while True:
            with contextlib.suppress(OSError):
                display.connect(str(path))
                break
            if os.waitpid(child, os.WNOHANG) != (0, 0):
                raise Gone("it has ended")
            if time.monotonic() > until:
                raise Gone("it does not listen")
            time.sleep(0.05)
        yield display
    finally:
        display.close()


def _rest(display: _socket.socket, seconds: float) -> None:
    """Wait for so long. Raises Gone when the compositor ends meanwhile."""
    display.settimeout(seconds)
    with contextlib.suppress(TimeoutError):
        if not display.recv(1, _socket.MSG_PEEK):
            raise Gone("it has ended")
        time.sleep(seconds)  # it says what nobody asked, which is read with the next answer


def ask(display: _socket.socket) -> None:
    """Ask the compositor and wait for its answer. Raises Gone when there is none."""
    display.settimeout(SILENT_SECONDS)
    display.sendall(_words(1, (HEADER + 4) << 16 | SYNC, 2))
    while True:
        about, said = _numbers(_read(display, HEADER))
        _read(display, (said >> 16) - HEADER)
        if about == 1 and said & 0xFFFF == DELETE_ID:
            return
        if about == 1 and said & 0xFFFF == ERROR:
            raise Gone("it refuses to answer")


def _words(*numbers: int) -> bytes:
    """Return numbers as 32 bits each, as this computer writes them."""
    return b"".join(number.to_bytes(4, sys.byteorder) for number in numbers)


def _numbers(data: bytes) -> tuple[int, int]:
    """Return the two numbers of a header."""
    return int.from_bytes(data[:4], sys.byteorder), int.from_bytes(data[4:], sys.byteorder)


def _read(display: _socket.socket, count: int) -> bytes:
    """Return exactly so many bytes. Raises Gone when they do not come."""
    data = b""
    while len(data) < count:
        try:
            more = display.recv(count - len(data))
        except TimeoutError:
            raise Gone("it does not answer") from None
        if not more:
            raise Gone("it has ended")
        data += more
    return data


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
