"""The size and the checksum of every file of a release, by which damage is noticed.

    manifest.json    {"files": {name: [size in bytes, CRC-32]}}, all but sources.json, which may be replaced

A CRC finds what failing disks, power cuts and half copies do. It is no protection against people: whoever
may write here need not be kept from writing.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Mapping
from pathlib import Path

MANIFEST = "manifest.json"
_CHUNK = 64 * 1024  # bytes
# A pipe in the place of a file has nothing to read then, instead of keeping whoever looks for ever.
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)

Entry = list[int]


def _is_entry(value: object) -> bool:
    """Return whether a value from a manifest is a list of two whole numbers."""
    return type(value) is list and len(value) == 2 and all(type(number) is int for number in value)


def entry(data: bytes) -> Entry:
    """Return the size and checksum of a file with these bytes."""
    return [len(data), zlib.crc32(data)]


def entry_of(path: str) -> Entry:
    """Return the size and checksum of a file as it is now.

    Raises OSError when it cannot be read to its end.
    """
    # Of thousands of small files, file objects would cost more than reading them.
    descriptor = os.open(path, _READ)
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
        descriptor = os.open(f"{folder}/{name}", _READ)
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
    """Return whether a file of a release still has the size that its manifest lists."""
    with contextlib.suppress(OSError):
        return os.stat(f"{folder}/{name}").st_size == listed[0]  # noqa: PTH116 - thousands of names
    return False


def read_manifest(folder: Path) -> dict[str, Entry]:
    """Return the size and checksum of each file by name; {} when the manifest is missing or damaged."""
    with contextlib.suppress(OSError, ValueError, RecursionError, LookupError, TypeError, AttributeError):
        # The poller reads this, too, and imports nothing beyond the standard library.
        files: dict[str, Entry] = json.loads((folder / MANIFEST).read_bytes())["files"]
        if all(map(_is_entry, files.values())):
            return files
    return {}


def encode_manifest(files: Mapping[str, Entry]) -> bytes:
    """Return the bytes of manifest.json."""
    return json.dumps({"files": files}, separators=(",", ":")).encode()


def damaged_files(folder: Path) -> frozenset[str]:
    """Return the files of a release that are gone, or no longer have their listed size and checksum."""
    listed = read_manifest(folder)
    return frozenset(name for name, entry in listed.items() if not is_whole(folder, name, entry))
