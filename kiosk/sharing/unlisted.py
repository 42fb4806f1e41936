"""Pictures that the manifest of a release does not list, as earlier versions left them out.

These were made after the texts of their release were. They belong to it and are shown, but a screen that
follows takes no file that is not listed: what is shared has a manifest that lists them, too.
"""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.ostree import OstreeFailed, ostree
from kiosk.releases.checksums import MANIFEST, encode_manifest, entry_of, read_manifest

_PICTURES = "pictures"


def files_of(folder: Path) -> list[str]:
    """Return the names of all files of a release but the manifest. Raises OSError."""
    listed = read_manifest(folder)
    return [*listed, *_unlisted(folder, listed)]


def mended_manifest(folder: Path) -> bytes:
    """Return a manifest that lists all pictures of a release, b"" where its own one does. Raises OSError."""
    listed = read_manifest(folder)
    unlisted = _unlisted(folder, listed)
    if not unlisted:
        return b""
    return encode_manifest({**listed, **{name: entry_of(f"{folder}/{name}") for name in unlisted}})


def lists_all(repository: Path, commit: str, folder: Path) -> bool:
    """Return whether the manifest in a commit lists all pictures of the release in it. Raises OSError."""
    manifest = mended_manifest(folder)
    try:
        return not manifest or ostree(repository, "cat", commit, f"/{MANIFEST}").encode() == manifest
    except OstreeFailed:
        return False


def _unlisted(folder: Path, listed: dict[str, list[int]]) -> list[str]:
    """Return the names of the pictures that are not among those `listed`."""
    try:
        names = sorted(os.listdir(folder / _PICTURES))  # noqa: PTH208 - names are all that is needed
    except FileNotFoundError:
        return []
    return [path for name in names if (path := f"{_PICTURES}/{name}") not in listed]
