"""A small file that is written again and again while others read it: always whole, on a full disk too.

It is not forced to the disk: whoever reads it asks how things are now, and a power cut ends that.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def put(path: Path, data: bytes, size: int) -> None:
    """Replace the file in one step; nothing happens, and nothing is raised, when the disk refuses.

    `data` is filled up with spaces to `size` bytes, so that the file can be overwritten in its place on a
    full disk, which takes no new file. More than `size` bytes are not written.
    """
    if len(data) > size:
        return
    whole, beside = data.ljust(size), path.with_name(f".new-{path.name}")
    try:
        try:
            beside.write_bytes(whole)
            beside.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink()
            _overwrite(path, whole)
    except OSError:
        return


def _overwrite(path: Path, data: bytes) -> None:
    """Write over the old content in its place on the disk, which works on a full disk as well."""
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))
    try:
        os.write(descriptor, data)
    finally:
        os.close(descriptor)
