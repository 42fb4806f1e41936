"""The key on a stick: a file of chance that opens the staff screens which know its fingerprint."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from enum import Enum
from pathlib import Path

from kiosk.system.plain_file import is_plain, read_plain
from kiosk.system.short_hash import short_hash

KEY_FILE = "kiosk.key"
_MOST_BYTES = 4096
_FINGERPRINT_BYTES = 32
_LEAST_CHANCE = 64  # hexadecimal digits


class Found(Enum):
    """What the sticks have: no key, this kiosk's, another kiosk's, or a file that is no key."""

    NONE = "none"
    OURS = "ours"
    ANOTHERS = "anothers"
    DAMAGED = "damaged"


def new_key() -> bytes:
    """Return the content of a new key file."""
    return f"kiosk key\n{secrets.token_hex(_LEAST_CHANCE // 2)}\n".encode()


def fingerprint(key: bytes) -> str:
    """Return what is kept of a key. ValueError for a file that is no key."""
    lines = key.decode("ascii", "replace").split()
    if lines[:2] != ["kiosk", "key"] or len(lines) != 3 or len(lines[2]) < _LEAST_CHANCE:
        raise ValueError("not a key")
    return short_hash(lines[2].encode(), _FINGERPRINT_BYTES)


def is_fingerprint(kept: str) -> bool:
    """Return whether this is what `fingerprint` returns."""
    return len(kept) == 2 * _FINGERPRINT_BYTES and all(letter in "0123456789abcdef" for letter in kept)


def look_for_key(folders: Iterable[Path], known: str) -> Found:
    """Return what the sticks have; `known` is the fingerprint of this kiosk's key, "" for none."""
    found = Found.NONE
    for folder in folders:
        if not is_plain(folder / KEY_FILE):
            continue
        try:
            mark = fingerprint(read_plain(folder / KEY_FILE, _MOST_BYTES))
        except (OSError, ValueError):
            found = Found.DAMAGED if found is Found.NONE else found
            continue
        if known and mark == known:
            return Found.OURS
        found = Found.ANOTHERS
    return found
