"""The priority of single threads of this process."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection
from pathlib import Path

TASKS = Path("/proc/self/task")


def be_nice(names: Collection[str], nice: int) -> int:
    """Set the niceness of this process's threads with these names, see os.nice; return how many there are.

    The system knows the first 15 letters of a name. Threads that such a thread starts later inherit it.
    Nothing happens where threads have no priority of their own, as elsewhere than on Linux.
    """
    found = 0
    with contextlib.suppress(OSError, AttributeError):
        for task in TASKS.iterdir():
            with contextlib.suppress(OSError):  # it has ended
                if (task / "comm").read_text().rstrip("\n") in names:
                    os.setpriority(os.PRIO_PROCESS, int(task.name), nice)
                    found += 1
    return found
