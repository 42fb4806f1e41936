"""Write files to the disk so that they survive a power cut."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

# From here on one flush of the whole file system costs less than one for each file.
MANY_FILES = 24


def write_file(path: Path, data: bytes) -> None:
    """Write a new file, or a file anew; its content is safe only after `flush`. Raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)  # a file object would cost more than a small file
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
    finally:
        os.close(descriptor)


def replace_file(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replace a file in one step: whoever opens it sees the old content or the new, whole. Raises OSError.

    Without `durable` a power cut may still lose the new content.
    """
    beside = path.with_name(f".new-{path.name}")
    write_file(beside, data)
    if durable:
        flush([beside], [])
    move_over(beside, path)
    if durable:
        flush([], [path.parent])


def move_over(source: Path, target: Path) -> None:
    """Move a file to the name of another one, in one step. Raises OSError."""
    for _ in range(40):
        try:
            source.replace(target)
            return
        except PermissionError:
            if sys.platform != "win32":
                raise
            time.sleep(0.05)  # Windows replaces no file while somebody reads it
    source.replace(target)


def link_or_copy(source: str, target: str) -> bool:
    """Give a file a second name; return False when the file system has no links and it was copied."""
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        import shutil  # late: where there are links it is not needed

        shutil.copyfile(source, target)
        return False
    return True


def flush(files: Sequence[Path], folders: Sequence[Path]) -> None:
    """Wait until the contents of the files and the entries of the folders are on the disk. Raises OSError."""
    if len(files) >= MANY_FILES and flush_file_system(files[0].parent):
        return
    for file in files:
        # Windows flushes only what is open for writing.
        _fsync(file, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    if sys.platform != "win32":
        for folder in folders:
            _fsync(folder, os.O_RDONLY)


def _fsync(path: Path, flags: int) -> None:
    """Flush one file or folder, opened with `flags`."""
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_file_system(folder: Path) -> bool:
    """Flush the whole file system that a folder is on; return False where the system has no such call."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError):
        return False
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(descriptor) != 0:
            error = ctypes.get_errno()
            raise OSError(error, os.strerror(error), str(folder))
    finally:
        os.close(descriptor)
    return True
