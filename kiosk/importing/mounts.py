"""Finds mount points: a folder cannot be renamed across them."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")


def mounts_in(folder: Path) -> list[Path]:
    """Return the folders at or inside `folder` where something is mounted, as far as the system tells."""
    root = os.path.realpath(folder)
    try:
        rows = _MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return _looked_up(root)
    points = (re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), row.split()[4]) for row in rows)
    return sorted({Path(point) for point in points if point == root or point.startswith(f"{root}/")})


def _looked_up(root: str) -> list[Path]:
    """Return the same where the system has no list of mounts: folders on another device."""
    found = [Path(root)] if os.path.ismount(root) else []
    device = os.stat(root).st_dev  # noqa: PTH116
    for folder, inside, _ in os.walk(root):
        for name in inside:
            path = os.path.join(folder, name)  # noqa: PTH118
            status = os.lstat(path)
            if stat.S_ISDIR(status.st_mode) and status.st_dev != device:
                found.append(Path(path))
    return found
