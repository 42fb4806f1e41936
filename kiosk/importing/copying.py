"""Compares, copies and links files, and keeps their permissions and owners."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from pathlib import Path

from kiosk.importing.errors import CannotImport, cannot_read_source
from kiosk.message import N_, Message
from kiosk.system.plain_file import open_plain

_CHUNK = 1024 * 1024


def same_bytes(one: Path, other: Path) -> bool:
    """True when two files have the same content. CannotImport when `one` cannot be read."""
    try:
        if one.stat().st_size != other.stat().st_size:
            return False
        with other.open("rb") as there, os.fdopen(open_plain(one), "rb") as here:
            while chunk := here.read(_CHUNK):
                if chunk != there.read(_CHUNK):
                    return False
        return True
    except OSError as error:
        if error.filename == str(other):
            return False
        raise CannotImport(cannot_read_source(error, one)) from None


def copy_unchanged(path: Path, new: Path, source: Path) -> os.stat_result:
    """Copy the file `path` of the folder `source` to `new`, which must not exist; return its status.

    CannotImport when the file cannot be read or changes meanwhile, OSError when the disk does not take it.
    """
    try:
        opened = open_plain(path)
    except OSError as error:
        raise CannotImport(cannot_read_source(error, source)) from None
    with os.fdopen(opened, "rb") as file, new.open("xb") as out:
        before = os.fstat(file.fileno())
        while True:
            try:
                chunk = file.read(_CHUNK)
            except OSError as error:
                raise CannotImport(cannot_read_source(error, source)) from None
            if not chunk:
                break
            out.write(chunk)
        size = out.tell()
        after = os.fstat(file.fileno())
    if size != before.st_size or after.st_mtime_ns != before.st_mtime_ns:
        raise CannotImport(
            Message(
                N_("{source} is being changed just now. Nothing was imported. Wait a moment and repeat."),
                {"source": str(path)},
            )
        )
    return before


def link_or_copy(path: str, target: Path) -> bool:
    """Keep a file, link or pipe at `target`, and return whether it had to be copied.

    OSError when the disk is full.
    """
    status = os.lstat(path)
    if stat.S_ISLNK(status.st_mode):
        target.symlink_to(os.readlink(path))  # noqa: PTH115
        return False
    try:
        os.link(path, target)
        return False
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise
    if stat.S_ISREG(status.st_mode):
        shutil.copy2(path, target)
        give_to_owner_of(target, status)
        return True
    return False  # a pipe or a device on a file system without links: staff made none


def copy_folder_status(folder: Path, new: Path) -> None:
    """Give a new folder the dates, permissions and owner of another one, and let us always write into it."""
    shutil.copystat(folder, new)
    with contextlib.suppress(OSError):
        new.chmod(stat.S_IMODE(new.stat().st_mode) | stat.S_IRWXU)
    give_to_owner_of(new, folder.stat())


def give_to_owner_of(path: Path, model: os.stat_result) -> None:
    """Give a file to the user and group in the status `model`, where the system allows it."""
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            status = path.stat()
            if (status.st_uid, status.st_gid) != (model.st_uid, model.st_gid):
                os.chown(path, model.st_uid, model.st_gid)
