"""Find out whether staff have changed anything since a release was restored."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from kiosk.content.folder.fingerprint import site_fingerprint, walk
from kiosk.content.names.leftovers import is_hidden, is_junk
from kiosk.system.reach import Reach, reach

UNKNOWN = "unknown"  # the folder was out of reach; the state in which it is next seen counts as unchanged
MOST_WHOLE = 1024 * 1024  # bytes; files up to here are read whole
PART = 64 * 1024  # bytes read from each end of a larger one


def fingerprint(content: Path) -> str:
    """Return a fingerprint of the content folder; pass it to `still_unchanged` to detect changes."""
    if reach(content)[0] is not Reach.THERE:
        return UNKNOWN
    try:
        return f"{site_fingerprint(content)} {' '.join(_digests(content)[:2])}"
    except OSError:
        return UNKNOWN


def still_unchanged(before: str, content: Path) -> str | None:
    """Return the fingerprint to keep in place of `before`, None when staff have changed a file since.

    These are no changes: opening a file and saving it as it was, copying the same files again, and files
    that other programs leave behind. Raises OSError when the folder cannot be read.
    """
    quick, _, rest = before.partition(" ")
    now = site_fingerprint(content)
    if quick == now:
        return before
    words, sizes, readable = _digests(content)
    same = rest.split() == [words, sizes] if readable else rest.endswith(f" {sizes}")
    if before == UNKNOWN:
        return f"{now} {words} {sizes}"
    return f"{now} {rest}" if same else None


def _digests(content: Path) -> tuple[str, str, bool]:
    """Return digests of the files' contents and of their sizes alone, and whether all could be read."""
    words, sizes, readable = [], [], True
    for name, found in walk(content):
        *folders, last = name.rstrip("/").split("/")
        if any(is_hidden(part) for part in (*folders, last)) or is_junk(last):
            continue
        size = found[0] if found else 0
        said = "" if name.endswith("/") or not found else _file(content / name, size)
        readable = readable and said is not None
        words.append(f"{name}\0{said}")
        sizes.append(f"{name}\0{size}")
    return _digest(words), _digest(sizes), readable


def _file(path: Path, size: int) -> str | None:
    """Return a digest of a file, "" for what is no plain file, None when it cannot be opened just now."""
    digest = hashlib.blake2b(digest_size=16)
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return ""
        with path.open("rb") as file:
            digest.update(file.read(MOST_WHOLE if size <= MOST_WHOLE else PART))
            if size > MOST_WHOLE:
                file.seek(-PART, os.SEEK_END)
                digest.update(file.read(PART))
    except OSError:
        return None
    return digest.hexdigest()


def _digest(rows: Iterable[str]) -> str:
    """Return a digest of the rows in any order."""
    text = "\n".join(sorted(rows)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=16).hexdigest()
