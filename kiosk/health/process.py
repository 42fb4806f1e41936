"""What the system tells of this process: its memory, threads and open handles, and the start of the computer.

Nothing raises: what the system does not tell is 0 or "".
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

_SELF = Path("/proc/self")


def memory() -> int:
    """Return the resident memory in bytes."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int((_SELF / "statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def memory_shared_fairly() -> int:
    """Return the proportional memory (PSS) in bytes, in which what several processes share counts in parts.

    The system needs 3 ms to add it up.
    """
    with contextlib.suppress(OSError, ValueError, IndexError):
        for line in (_SELF / "smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def threads() -> int:
    """Return the number of threads."""
    return _count(_SELF / "task")


def handles() -> int:
    """Return the number of open files, sockets and the like."""
    return max(0, _count(_SELF / "fd") - 1)  # one of them is the look itself


def disk_free(folder: Path) -> int:
    """Return the free bytes of the disk with a folder."""
    with contextlib.suppress(OSError):
        return shutil.disk_usage(folder).free
    return 0


def _count(folder: Path) -> int:
    """Return the number of entries of a folder, 0 when it cannot be read."""
    try:
        return len(os.listdir(folder))  # noqa: PTH208 - names are all that is needed
    except OSError:
        return 0
