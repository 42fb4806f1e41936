"""A short hash for names of files and folders, without the 3 ms and 3 MB of OpenSSL that hashlib loads."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # what hashlib.blake2b is
except ImportError:  # a Python that is not CPython
    from hashlib import blake2b


def short_hash(data: bytes, size: int) -> str:
    """Return the BLAKE2b hash of `data` in `size` bytes, as twice as many hexadecimal digits."""
    return blake2b(data, digest_size=size).hexdigest()
