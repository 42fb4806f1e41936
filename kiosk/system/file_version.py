"""The version of a file, by which a change is noticed without reading it. Standard library only."""

from __future__ import annotations

import os
from pathlib import Path

# Size in bytes, mtime and ctime in nanoseconds, inode. The ctime changes with the permissions too, and when
# another file with the same date takes the name.
FileVersion = tuple[int, int, int, int]


def version_at(path: str) -> FileVersion | None:
    """Return the version of a file, None when there is no such file.

    Raises OSError when that cannot be told.
    """
    try:
        return file_version(os.lstat(path))
    except (FileNotFoundError, NotADirectoryError):
        return None


def changed_at(path: Path) -> int:
    """Return when a file was changed, in nanoseconds since 1970; 0 where there is none that can be seen."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def file_version(status: os.stat_result) -> FileVersion:
    """Return the version of a file from its directory entry."""
    # Windows calls the time of creation ctime; harmless here.
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
