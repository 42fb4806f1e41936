"""A commit as OSTree keeps it in objects/, read without a process for it: each one takes 12 ms.

It is a GVariant of the form (a{sv}aya(say)sstayay): what the commit tells by key, the commit before, related
ones, subject, body, time, and the checksums of its tree. The form is part of OSTree's repositories of version
1; https://ostreedev.github.io/ostree/repo/ and the GVariant specification describe it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_CHECKSUM = re.compile(r"[0-9a-f]{64}")
_VARIABLE = 6  # members before the last that have no fixed size, the ends of which stand behind all of them
_TIME_BYTES, _CHECKSUM_BYTES = 8, 32


class Commit(NamedTuple):
    """What a commit says of itself."""

    made: int  # seconds since 1970
    before: str  # the checksum of the commit before, "" for the first one
    told: Mapping[str, str]  # its metadata, of which only text


def read_ref(repository: Path, ref: str) -> str:
    """Return the commit that a ref such as heads/NAME leads to, "" for none."""
    try:
        commit = (repository / "refs" / ref).read_text("ascii", "replace").strip()
    except OSError:
        return ""
    return commit if _CHECKSUM.fullmatch(commit) else ""


def read_commit(repository: Path, commit: str) -> Commit:
    """Return what a commit says of itself. Raises OSError without it, ValueError when it is damaged."""
    data = (repository / "objects" / commit[:2] / f"{commit[2:]}.commit").read_bytes()
    width = _width(data)
    ends = [_end(data, width, member) for member in range(_VARIABLE)]
    at = _aligned(ends[4])
    trees = ends[5] - at - _TIME_BYTES, len(data) - _VARIABLE * width - ends[5]  # sizes of two checksums
    if sorted(ends) != ends or trees != (_CHECKSUM_BYTES, _CHECKSUM_BYTES):
        raise ValueError(f"{commit}: no commit")
    before = data[ends[0] : ends[1]].hex()
    return Commit(int.from_bytes(data[at : at + _TIME_BYTES], "big"), before, dict(_told(data[: ends[0]])))


def _told(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the texts of an a{sv} by key. Raises ValueError when it is damaged."""
    if not data:
        return
    width = _width(data)
    table = _end(data, width, 0)  # where the ends of the entries begin is the end of the last one
    start = 0
    for at in range(table, len(data), width):
        end = int.from_bytes(data[at : at + width], "little")
        entry = data[start:end]
        start = _aligned(end)
        key_end = _end(entry, _width(entry), 0)
        value, _, kind = entry[_aligned(key_end) : -_width(entry)].rpartition(b"\0")
        if kind == b"s":
            yield entry[:key_end].rstrip(b"\0").decode(), value.rstrip(b"\0").decode()


def _end(data: bytes, width: int, member: int) -> int:
    """Return the end of a member, counted from the first; the ends stand at the end, the first one last."""
    at = len(data) - width * (member + 1)
    if at < 0:
        raise ValueError("too short")
    return int.from_bytes(data[at : at + width], "little")


def _width(data: bytes) -> int:
    """Return how many bytes each end takes: as few as do for the whole."""
    return next(width for width in (1, 2, 4, 8) if len(data) < 1 << 8 * width)


def _aligned(at: int) -> int:
    """Return the next place at which a value of eight bytes may begin."""
    return (at + 7) // 8 * 8
