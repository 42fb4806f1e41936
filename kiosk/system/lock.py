"""A lock file that one program can hold at a time; the system drops the lock when its holder dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FLAGS = os.O_RDWR | os.O_CREAT
for _flag in ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK"):
    _FLAGS |= getattr(os, _flag, 0)


@contextmanager
def locked(path: Path, *, patience: float = 0.0) -> Iterator[bool]:
    """Hold the lock file; yields False when another program still holds it after `patience` seconds.

    Raises OSError when the file cannot be made, or when a link or a pipe has its name.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, _FLAGS, 0o644)
    try:
        until = time.monotonic() + patience
        got = _try_lock(descriptor)
        while not got and time.monotonic() < until:
            time.sleep(0.05)
            got = _try_lock(descriptor)
        yield got
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        """Take the lock of an open file; return False when another program holds it."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        """Take the lock of an open file; return False when another program holds it."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
