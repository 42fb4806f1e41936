"""Fingerprints of the content folder, which the poller compares."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kiosk.content.folder.report_name import is_report
from kiosk.system.file_version import FileVersion, file_version
from kiosk.system.short_hash import short_hash


def walk(root: Path) -> Iterator[tuple[str, FileVersion | None]]:
    """Yield the relative path and the version of every file and folder below `root`.

    The version is None for a folder that cannot be read. Hidden folders are not entered, links are not
    followed, and the publisher's own report is left out. OSError when `root` itself cannot be read.
    """
    waiting: list[tuple[str, str]] = [("", str(root))]
    while waiting:
        inside, folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    name = f"{inside}{entry.name}"
                    if not inside and is_report(name):
                        continue
                    try:
                        status = entry.stat(follow_symlinks=False)
                        is_folder = entry.is_dir(follow_symlinks=False)
                    except OSError:
                        continue  # gone since it was listed
                    if not is_folder:
                        yield name, file_version(status)
                    elif not entry.name.startswith("."):
                        yield f"{name}/", (0, 0, 0, status.st_ino)
                        waiting.append((f"{name}/", entry.path))
        except OSError:
            if not inside:
                raise
            yield inside, None


def quick_fingerprint(root: Path) -> int:
    """Return a number that differs after any change; only numbers of one process can be compared.

    OSError when the folder cannot be read.
    """
    total = 0
    for row in walk(root):
        # A sum, since the system lists a folder in any order. Hashes of strings, since those of tuples are
        # nearly linear: after two folders swap their names, every second pair would give the same sum.
        total += hash(repr(row))
    return total & 0xFFFF_FFFF_FFFF_FFFF


def site_fingerprint(root: Path) -> str:
    """Return a fingerprint of names, sizes and dates that stays the same over restarts and remounts.

    OSError when the folder cannot be read.
    """
    rows = sorted(f"{name}\0{found and found[:2]}" for name, found in walk(root))
    text = "\n".join(rows).encode("utf-8", "surrogatepass")
    return short_hash(text, 16)
