"""Which disks of this computer a folder lies on, as Linux tells it.

Partitions of one disk are one, and so is what LVM, LUKS or btrfs makes of it.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

MEMORY = "memory"  # in the place of a disk: gone with the power
_IN_MEMORY = frozenset({"tmpfs", "ramfs"})
_MOUNTS = Path("/proc/self/mountinfo")
_BLOCKS = Path("/sys/dev/block")


class Mount(NamedTuple):
    """A file system that is mounted: its kind, such as "ext4", and its source, such as "/dev/sda1"."""

    kind: str
    source: str


def disks(folder: Path) -> frozenset[str]:
    """Return the disks on which a folder lies, such as {"sda"}; none where the system does not tell."""
    mount = None
    with suppress(OSError):
        mount = mount_of(folder.resolve(), _MOUNTS.read_text("utf-8", "surrogateescape"))
    if mount is not None and mount.kind in _IN_MEMORY:
        return frozenset({MEMORY})
    with suppress(OSError):
        if found := whole_disks(folder.stat().st_dev, _BLOCKS):
            return found
        if mount is not None and mount.source.startswith("/"):  # btrfs has numbers of its own
            return whole_disks(Path(mount.source).stat().st_rdev, _BLOCKS)
    return frozenset()


def mount_of(folder: Path, mounts: str) -> Mount | None:
    """Return what is mounted where a folder lies, by the lines of /proc/self/mountinfo."""
    best, found = -1, None
    # 36 35 98:0 / /mnt rw,noatime master:1 - ext4 /dev/sda1 rw,errors=continue
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        point = Path(re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), left.split()[4]))
        if len(point.parts) >= best and folder.is_relative_to(point):  # of several the last one is on top
            kind, source, *_ = right.split()
            best, found = len(point.parts), Mount(kind, source)
    return found


def whole_disks(device: int, blocks: Path) -> frozenset[str]:
    """Return the disks of a block device, by its number, as far as /sys/dev/block knows it."""
    place = blocks / f"{os.major(device)}:{os.minor(device)}"
    return _disks_below(place.resolve()) if place.is_dir() else frozenset()


def _disks_below(place: Path) -> frozenset[str]:
    """Return the disks of a device that has a folder in /sys."""
    slaves = [each.resolve() for each in (place / "slaves").glob("*")]
    if slaves:
        return frozenset().union(*map(_disks_below, slaves))
    return frozenset({place.parent.name if (place / "partition").exists() else place.name})
