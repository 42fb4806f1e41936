"""A virtual display of the size of a lobby screen."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

Size = tuple[int, int]
SIZE: Size = (1080, 1920)
DIAGONAL_INCHES = 32.0


@contextmanager
def virtual_display(size: Size = SIZE) -> Iterator[str]:
    """Run Xvfb and yield the name of its display, such as ":7"; `size` in pixels.

    Raises RuntimeError when it does not start.
    """
    reading, writing = os.pipe()
    width, height = size
    server = subprocess.Popen(
        [
            *("Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24"),
            *("-nolisten", "tcp", "-noreset"),
        ],
        pass_fds=[writing],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb has ended without opening a display")
        yield f":{number}"
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
