"""Whether a folder can be read, asked so that a share that hangs holds nobody up.

The question is put in a process of its own: a call that waits for a lost server cannot be taken back,
and not even a killed process always ends then.
"""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

PATIENCE = 5.0  # seconds; a share that sleeps may take two or three to wake

_ASK = """
import os, sys
try:
    with os.scandir(sys.argv[1]) as entries:
        next(entries, None)
except OSError as error:
    os._exit(min(error.errno or 255, 255))
os._exit(0)
"""
_FLAGS = 0x08000000 if sys.platform == "win32" else 0  # Windows would open a console


class Reach(StrEnum):
    THERE = "there"
    MISSING = "missing"
    NO_FOLDER = "no folder"  # but a file of that name
    FORBIDDEN = "forbidden"
    BROKEN = "broken"  # the disk or the server refuses
    SILENT = "silent"  # no answer in time


def reach(folder: Path, patience: float = PATIENCE) -> tuple[Reach, int]:
    """Return how a folder answers within `patience` seconds, and the error's number, 0 for none."""
    command = [sys.executable, "-I", "-S", "-c", _ASK, os.fsdecode(folder)]
    nowhere = subprocess.DEVNULL
    child = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, creationflags=_FLAGS)
    try:
        number = child.wait(timeout=patience)
    except subprocess.TimeoutExpired:
        child.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=0.5)
        return Reach.SILENT, errno.ETIMEDOUT
    return _KINDS.get(number, Reach.BROKEN), number


_KINDS = {
    0: Reach.THERE,
    errno.ENOENT: Reach.MISSING,
    errno.ENOTDIR: Reach.NO_FOLDER,
    errno.EACCES: Reach.FORBIDDEN,
    errno.EPERM: Reach.FORBIDDEN,
}
