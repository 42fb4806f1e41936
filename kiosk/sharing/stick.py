"""A stick with the newest release of a repository, for screens that no network reaches.

    STICK/.ostree/repo    a repository of OSTree, which needs no links and so may lie on FAT
    STICK/kiosk.gpg       the public key, for the first visit to a screen; one that has a key reads no other

It has no signed summary: a screen checks the signature of the commit itself.
"""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.ostree import COLLECTION, PUBLIC_KEY, REF, ostree
from kiosk.sharing.not_shared import told_of
from kiosk.sharing.repository import put_public_key
from kiosk.system.disk import flush_file_system

SECONDS = 3600.0  # for gigabytes to a slow stick


def write_stick(folder: Path, stick: Path) -> None:
    """Write what a stick lacks of the newest release in a repository. Raises NotShared."""
    with told_of(stick):
        os.listdir(stick)  # noqa: PTH208 - tells why it cannot be opened
        put_public_key(stick, (folder / PUBLIC_KEY).read_bytes())
        ostree(folder, "create-usb", str(stick), COLLECTION, REF, seconds=SECONDS)
        ostree(stick / ".ostree" / "repo", "prune", "--refs-only", "--depth=0", seconds=SECONDS)
        flush_file_system(stick)  # it may be unplugged
