"""Whether a process still runs."""

from __future__ import annotations

import os
import sys

_STARTED_BY = os.getppid()


def is_alive(process: int | None) -> bool:
    """Return whether the process with this id runs; True for None."""
    if process is None:
        return True
    if sys.platform == "win32":
        return _is_alive_on_windows(process)
    if process == _STARTED_BY:
        return os.getppid() == process  # a killed parent may stay in the process table
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


if sys.platform == "win32":
    import ctypes

    def _is_alive_on_windows(process: int) -> bool:
        """Return whether the process with this id runs, on Windows."""
        synchronize, timed_out = 0x00100000, 0x102
        handle = ctypes.windll.kernel32.OpenProcess(synchronize, False, process)
        if not handle:
            return False
        try:
            return bool(ctypes.windll.kernel32.WaitForSingleObject(handle, 0) == timed_out)
        finally:
            ctypes.windll.kernel32.CloseHandle(handle)
