"""Open plain files only: no links, which lead elsewhere, and no pipes, which may never answer."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from kiosk.message import N_

_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
)


def open_plain(path: Path) -> int:
    """Return a file descriptor to read from. Raises OSError also for a link, a folder, a pipe or a device."""
    # Windows has no O_NOFOLLOW. Something else may take the file's place between the two looks.
    if not stat.S_ISREG(path.lstat().st_mode):
        raise _not_plain(path)
    descriptor = os.open(path, _FLAGS)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _not_plain(path)
    return descriptor


def read_plain(path: Path, most: int) -> bytes:
    """Return the bytes of a plain file. Raises OSError when it is none, or has more than `most` bytes."""
    with os.fdopen(open_plain(path), "rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def is_plain(path: Path) -> bool:
    """Return whether the path is a plain file; False when it cannot be looked at."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Return whether the path is a folder, and no link to one; False when it cannot be looked at."""
    try:
        status = path.lstat()
    except OSError:
        return False
    # A junction of Windows is a folder by its mode and leads elsewhere.
    return stat.S_ISDIR(status.st_mode) and not getattr(status, "st_reparse_tag", 0)


def _not_plain(path: Path) -> OSError:
    """Return the error for a path that is no plain file."""
    return OSError(errno.EINVAL, N_("it is not a file"), str(path))
