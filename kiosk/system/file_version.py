"""What shows that a file has changed, from its directory entry alone. Standard library only."""

from __future__ import annotations

import os

# size in bytes, mtime and ctime in nanoseconds, inode. The ctime shows a mended permission or a
# swapped file that kept its date.
FileVersion = tuple[int, int, int, int]


def look(path: str) -> FileVersion | None:
    """Return the version of a file; None when it is gone. OSError when that cannot be told."""
    try:
        return file_version(os.lstat(path))
    except (FileNotFoundError, NotADirectoryError):
        return None


def file_version(status: os.stat_result) -> FileVersion:
    # Windows calls the time of creation ctime; harmless here.
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
