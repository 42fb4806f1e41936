"""Limits the memory of this process, so that one that eats it ends before the computer suffers."""

from __future__ import annotations

import contextlib
import sys


def limit_memory(most: int) -> None:
    """Let the system refuse more than so many bytes of address space, and write no memory to the disk.

    What asks for more gets a MemoryError, or is ended. Windows has no such limit.
    """
    if sys.platform != "win32":
        import resource

        for name, bytes_ in ((resource.RLIMIT_AS, most), (resource.RLIMIT_CORE, 0)):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(name, (bytes_, bytes_))
