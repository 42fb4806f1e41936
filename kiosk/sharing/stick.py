"""A stick with the newest release of a repository, for screens that no network reaches.

    STICK/.ostree/repo    a repository of OSTree, which needs no links and so may lie on FAT
    STICK/kiosk.gpg       the public key, for the first visit to a screen; one that has a key reads no other

It has no signed summary: a screen checks the signature of the commit itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kiosk.ostree import COLLECTION, PUBLIC_KEY, REF, ostree
from kiosk.sharing.not_shared import stick_told_of
from kiosk.sharing.repository import put_public_key
from kiosk.system.disk import flush_file_system
from kiosk.system.disks import MEMORY, disks

SECONDS = 3600.0  # for gigabytes to a slow stick


def write_stick(folder: Path, stick: Path) -> None:
    """Write what a stick lacks of the newest release in a repository. Raises NotShared."""
    with stick_told_of(stick):
        os.listdir(stick)  # noqa: PTH208 - tells why it cannot be opened
        put_public_key(stick, (folder / PUBLIC_KEY).read_bytes())
        ostree(folder, "create-usb", str(stick), COLLECTION, REF, seconds=SECONDS)
        ostree(stick / ".ostree" / "repo", "prune", "--refs-only", "--depth=0", seconds=SECONDS)
        flush_file_system(stick)  # it may be unplugged


def is_stick(stick: Path, own: Iterable[Path]) -> bool:
    """Return whether a folder lies on a disk that can be unplugged: not one with folders of the kiosk's own.

    Where nothing is plugged in, the folder for it lies on the computer's own disk, or in its memory.
    """
    with suppress(OSError):
        device, found = stick.stat().st_dev, disks(stick)
        return MEMORY not in found and all(
            each.stat().st_dev != device and not found & disks(each) for each in (Path("/"), *own)
        )
    return False
