"""What every file of a release should say: its size and a checksum, so that damage is noticed.

    manifest.json    {"files": {name: [size in bytes, CRC-32]}}, all but the notes, which may be replaced

A checksum finds what disks, power cuts and half copies do; nobody who may write here needs to be fooled.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

MANIFEST = "manifest.json"
_CHUNK = 64 * 1024  # bytes
_BINARY = getattr(os, "O_BINARY", 0)

Entry = list[int]


def _is_entry(value: object) -> bool:
    return type(value) is list and len(value) == 2 and all(type(number) is int for number in value)


def entry(data: bytes) -> Entry:
    return [len(data), zlib.crc32(data)]


def entry_of(path: str) -> Entry:
    """Return what a file says now. OSError when it cannot be read to its end."""
    # Of thousands of small files, file objects would cost more than reading them.
    descriptor = os.open(path, os.O_RDONLY | _BINARY)
    try:
        return _entry_from(descriptor)
    finally:
        os.close(descriptor)


def _entry_from(descriptor: int) -> Entry:
    size = checksum = 0
    while chunk := os.read(descriptor, _CHUNK):
        size += len(chunk)
        checksum = zlib.crc32(chunk, checksum)
    return [size, checksum]


def is_whole(folder: Path, name: str, listed: Entry) -> bool:
    """True if a file of a release says what it should."""
    if listed[0] > _CHUNK and not has_size(folder, name, listed):
        return False
    try:
        descriptor = os.open(f"{folder}/{name}", os.O_RDONLY | _BINARY)
    except OSError:
        return False
    try:
        if listed[0] > _CHUNK:
            return _entry_from(descriptor) == listed
        # Thousands of pages are so small; one byte more tells that a file goes on where it should not.
        return entry(os.read(descriptor, listed[0] + 1)) == listed
    except OSError:
        return False
    finally:
        os.close(descriptor)


def has_size(folder: Path, name: str, listed: Entry) -> bool:
    """True if a file of a release is as long as it should be."""
    with contextlib.suppress(OSError):
        return os.stat(f"{folder}/{name}").st_size == listed[0]  # noqa: PTH116 - thousands of names
    return False


def read_manifest(folder: Path) -> dict[str, Entry]:
    """Return the files by name; none for a release without a manifest, or with a damaged one."""
    with contextlib.suppress(OSError, ValueError, RecursionError, LookupError, TypeError, AttributeError):
        # The poller reads this, too, and imports nothing beyond the standard library.
        files: dict[str, Entry] = json.loads((folder / MANIFEST).read_bytes())["files"]
        if all(map(_is_entry, files.values())):
            return files
    return {}


def encode_manifest(files: Mapping[str, Entry]) -> bytes:
    return json.dumps({"files": files}, separators=(",", ":")).encode()


def damaged_files(folder: Path, names: Iterable[str] | None = None) -> frozenset[str]:
    """Return the files of a release, or those of `names`, that are gone or say something else."""
    listed = read_manifest(folder)
    looked_at = listed.keys() if names is None else listed.keys() & set(names)
    return frozenset(name for name in looked_at if not is_whole(folder, name, listed[name]))
