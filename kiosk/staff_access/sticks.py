"""The sticks that are plugged in: where the system mounts them, and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

# A stick lies directly in one of these, or in a folder of its user or of the kiosk there.
ROOTS = (Path("/media"), Path("/run/media"))
MOST_STICKS = 8


def sticks(roots: Iterable[Path] = ROOTS, is_mounted: Callable[[Path], bool] = os.path.ismount) -> list[Path]:
    """Return the folders of the sticks, in order of their names; what cannot be looked at is left out."""
    found: list[Path] = []
    for root in roots:
        for folder in _folders(root):
            inner = [folder] if is_mounted(folder) else list(filter(is_mounted, _folders(folder)))
            found += inner
    return found[:MOST_STICKS]


def is_on_a_stick(path: Path, known: Iterable[Path]) -> bool:
    """Return whether a path, with all links followed, is one of the `known` sticks or lies in one."""
    real = Path(os.path.realpath(path))
    return any(real.is_relative_to(os.path.realpath(stick)) for stick in known)


def stick_name(stick: Path) -> str:
    """Return the name by which people know a stick: that of its folder."""
    return stick.name


def _folders(folder: Path) -> Iterator[Path]:
    """Yield the folders in a folder in order of their names, without links."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    except OSError:
        return
    yield from (folder / name for name in names)
