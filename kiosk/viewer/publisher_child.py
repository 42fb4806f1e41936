"""How a publisher is started as the child of a window, and ended with all that it started; no Qt."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path


def publisher_arguments(content: Path, state: Path, edge: int, language: str, *more: str) -> list[str]:
    """Return the arguments of Python for a publisher that ends when this process does.

    `edge` is the longest edge of its pictures in pixels, `language` that of its messages, `more` are further
    options.
    """
    return [
        *("-m", "kiosk.publishing"),
        *("--content", str(content)),
        *("--state", str(state)),
        *("--edge", str(edge)),
        *("--parent", str(os.getpid())),
        *("--language", language),
        *more,
    ]


def kill_session(pid: int) -> None:
    """Kill a process that leads a session of its own, and all that it started.

    Does not wait, since a process that hangs on a disk may not end. Nothing happens if it has ended already.
    On Windows, which has no sessions, only the process itself is killed.
    """
    if pid <= 0:  # the system takes this for the process's own group
        return
    try:
        if sys.platform == "win32":
            os.kill(pid, signal.SIGTERM)
        else:
            os.killpg(pid, signal.SIGKILL)
    except OSError:
        return
