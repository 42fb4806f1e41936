"""What the machine is and how it does: its system, memory, disk, and how long it has been on."""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass(frozen=True, slots=True)
class Machine:
    """Sizes in bytes, times in seconds; None where the system does not tell.

    `own_memory` is what this process takes.
    """

    name: str
    system: str
    disk_free: int | None
    disk_total: int | None
    memory_free: int | None
    memory_total: int | None
    own_memory: int | None
    uptime: float | None


def look_at_machine(folder: Path) -> Machine:
    """Return how the machine does; the disk is the one of a folder."""
    free: int | None = None
    total: int | None = None
    with contextlib.suppress(OSError):
        usage = shutil.disk_usage(folder)
        free, total = usage.free, usage.total
    memory = _memory()
    return Machine(
        name=platform.node(),
        system=_system(),
        disk_free=free,
        disk_total=total,
        memory_free=memory.get("MemAvailable"),
        memory_total=memory.get("MemTotal"),
        own_memory=_own_memory(),
        uptime=_uptime(),
    )


def _memory() -> dict[str, int]:
    """Return the system's memory by the names of /proc/meminfo, in bytes."""
    found: dict[str, int] = {}
    with contextlib.suppress(OSError, ValueError, IndexError):
        for row in (_PROC / "meminfo").read_text("ascii").splitlines():
            name, _, value = row.partition(":")
            found[name] = int(value.split()[0]) * 1024
    if not found and hasattr(os, "sysconf"):  # a service may see only its own processes there
        with contextlib.suppress(OSError, ValueError):
            found["MemTotal"] = os.sysconf("SC_PHYS_PAGES") * _PAGE
            found["MemAvailable"] = os.sysconf("SC_AVPHYS_PAGES") * _PAGE
    return found


def _own_memory() -> int | None:
    """Return the memory of this process."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int((_PROC / "self" / "statm").read_text("ascii").split()[1]) * _PAGE
    return None


def _uptime() -> float | None:
    """Return for how long the machine has been on."""
    with contextlib.suppress(OSError, AttributeError):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return None


def _system() -> str:
    """Return the name of the operating system with its version."""
    with contextlib.suppress(OSError, AttributeError):
        return platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return f"{platform.system()} {platform.release()}"
