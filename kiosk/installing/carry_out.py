"""Writes and removes what a comparison found."""

from __future__ import annotations

import contextlib
from pathlib import Path

from kiosk.installing.compare import Changes
from kiosk.installing.plan import File, Link
from kiosk.installing.record import below
from kiosk.system.disk import flush, replace_file

SAVED = ".old"  # behind the name of what was changed by hand; the system reads no file of that name
# Folders that nobody else may have made, removed when they are empty.
_OURS = frozenset({"kiosk", "logind.conf.d", "multi-user.target.wants", "timers.target.wants"})


def carry_out(found: Changes, root: Path) -> None:
    """Write and remove files and links below `root`. Raises OSError."""
    for path in found.changed:
        place = below(root, path)
        place.replace(place.with_name(place.name + SAVED))
    for item in found.write:
        _write(item, below(root, item.path))
    for path in found.remove:
        _remove(below(root, path))


def _write(item: File | Link, place: Path) -> None:
    """Put an item in its place, in one step."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(item, File):
        replace_file(place, item.text.encode())
        place.chmod(item.mode)
        return
    beside = place.with_name(f".new-{place.name}")
    beside.unlink(missing_ok=True)
    beside.symlink_to(item.target)
    beside.replace(place)
    flush([], [place.parent])


def _remove(place: Path) -> None:
    """Remove a file, and the folder that was made for it when that is empty."""
    place.unlink(missing_ok=True)
    if place.parent.name in _OURS:
        with contextlib.suppress(OSError):
            place.parent.rmdir()
