"""How this program starts its own helper processes, and ends one with all that it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping

from kiosk import paths

# For subprocess.Popen: Windows would open a console window for each process.
NO_CONSOLE = 0x08000000 if sys.platform == "win32" else 0


def start(
    module: str,
    *arguments: str,
    talk: bool = False,
    quiet: bool = False,
    variables: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start the function `main` of a module as a process whose output is read.

    `talk` gives it an input to write to. With `quiet` its error output is dropped. `variables` are added to
    its environment. Raises OSError when no process can be started. It is not started with -m, which takes
    10 ms more.
    """
    return subprocess.Popen(
        [sys.executable, "-c", f"from {module} import main; main()", *arguments],
        stdin=subprocess.PIPE if talk else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if quiet else None,
        env={**environment(), **(variables or {})},
        creationflags=NO_CONSOLE,
    )


def environment() -> dict[str, str]:
    """Return an environment in which Python finds this package, installed or not, from any folder."""
    return {**os.environ, "PYTHONPATH": python_path()}


def python_path() -> str:
    """Return the PYTHONPATH with which another Python finds this package."""
    return os.pathsep.join(filter(None, (str(paths.PROJECT), os.environ.get("PYTHONPATH", ""))))


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
