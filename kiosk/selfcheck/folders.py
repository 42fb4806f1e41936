"""Judges the disks and the rights of the two folders."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kiosk.health.health import LEAST_FREE_BYTES
from kiosk.languages.dates import number
from kiosk.message import N_
from kiosk.selfcheck.finding import Finding, well, wrong
from kiosk.system.reach import Reach, reach
from kiosk.system.reasons import reason

MOUNTS = Path("/proc/self/mountinfo")
# Releases share files by hard links, and must outlive a power cut.
_PASSING = frozenset({"tmpfs", "ramfs"})
_WITHOUT_LINKS = frozenset({"vfat", "exfat", "ntfs", "ntfs3", "fuseblk", "cifs", "smb3", "nfs", "nfs4"})

_DISK = N_("Disk: {free} GB are free, {system}, in {folder}")
_LITTLE = N_("Disk: only {free} GB are free in {folder}")
_MAKE_ROOM = N_("Make room on the disk: releases with many new photos need 0.5 GB and more.")
_GONE_AT_NIGHT = N_("Disk: {folder} is in memory ({system}), so that its releases are gone after a power cut")
_OTHER_DISK = N_("Choose a folder on the computer’s own disk, of ext4 or btrfs: --state DIR or KIOSK_STATE.")
_NO_LINKS = N_("Disk: {folder} is on {system}, which is not made for releases")
_READ = N_("Content folder: can be read, {folder}")
_NOT_READ = N_("Content folder: cannot be read ({reason}), {folder}")
_GIVE_READ = N_("Check that it is there, and let the user of the kiosk read it and all that is in it.")
_WRITE = N_("State folder: can be written, {folder}")
_NOT_WRITTEN = N_("State folder: cannot be written ({reason}), {folder}")
_GIVE_WRITE = N_("Let the user of the kiosk write there, or start this command as that user.")


def folder_findings(content: Path, state: Path, language: str) -> Iterator[Finding]:
    """Yield what there is to say of the content folder and the state folder."""
    found, answer = reach(content)
    if found is Reach.THERE:
        yield well("content", _READ, folder=content)
    else:
        why = reason(OSError(answer, os.strerror(answer)))
        yield wrong("content", _NOT_READ, _GIVE_READ, reason=why, folder=content)
    place = nearest(state)
    if refusal := _refusal(place):
        yield wrong("state", _NOT_WRITTEN, _GIVE_WRITE, reason=reason(refusal), folder=state)
    else:
        yield well("state", _WRITE, folder=state)
    yield from _disk(place, state, language)


def _disk(place: Path, state: Path, language: str) -> Iterator[Finding]:
    """Yield what there is to say of the disk with the state folder."""
    try:
        free = shutil.disk_usage(place).free
    except OSError:
        return  # told above
    system = file_system(place)
    values = {"free": number(round(free / 1e9, 1), language), "folder": state, "system": system or "?"}
    if free < LEAST_FREE_BYTES:
        yield wrong("disk", _LITTLE, _MAKE_ROOM, **values)
    elif system in _PASSING:
        yield wrong("disk", _GONE_AT_NIGHT, _OTHER_DISK, **values)
    elif system in _WITHOUT_LINKS:
        yield wrong("disk", _NO_LINKS, _OTHER_DISK, **values)
    else:
        yield well("disk", _DISK, **values)


def file_system(place: Path, mounts: Path = MOUNTS) -> str:
    """Return the kind of file system of a folder, such as "ext4"; "" where the system does not tell."""
    best, kind = "", ""
    with contextlib.suppress(OSError):
        where = place.resolve()
        # 36 35 98:0 / /mnt rw,noatime master:1 - ext4 /dev/sda1 rw,errors=continue
        for line in mounts.read_text("utf-8", "replace").splitlines():
            left, _, right = line.partition(" - ")
            point = left.split()[4].replace("\\040", " ") if len(left.split()) > 4 else ""
            if point and where.is_relative_to(point) and len(point) >= len(best):
                best, kind = point, right.split()[0] if right else ""
    return kind


def nearest(path: Path) -> Path:
    """Return the path, or the nearest folder above it that exists."""
    while not os.path.lexists(path) and path != path.parent:
        path = path.parent
    return path


def _refusal(folder: Path) -> OSError | None:
    """Return why a folder takes no file, None when it does; a nameless one is made and gone at once."""
    try:
        if not folder.is_dir():
            return OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"kiosk")
            file.flush()
    except OSError as error:
        return error
    return None
