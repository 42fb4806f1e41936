"""Whether a folder can be read, asked in a way that a share that hangs cannot block.

A process of its own looks at the folder: a call that waits for a lost server cannot be interrupted, and not
even a killed process always ends then.
"""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

from kiosk.system.child_process import NO_CONSOLE

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


class Reach(StrEnum):
    """How a folder answers."""

    THERE = "there"
    MISSING = "missing"
    NO_FOLDER = "no folder"  # but a file of that name
    FORBIDDEN = "forbidden"
    BROKEN = "broken"  # the disk or the server refuses
    SILENT = "silent"  # no answer in time


def reach(folder: Path) -> tuple[Reach, int]:
    """Return how a folder answers within PATIENCE seconds, and the errno of the error, 0 for none."""
    command = [sys.executable, "-I", "-S", "-c", _ASK, os.fsdecode(folder)]
    nowhere = subprocess.DEVNULL
    child = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, creationflags=NO_CONSOLE)
    try:
        number = child.wait(timeout=PATIENCE)
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
