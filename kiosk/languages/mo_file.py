"""Write a compiled gettext catalogue (the .mo format of the gettext manual, section 10.3)."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_MAGIC = 0x950412DE


def compile_mo(texts: Mapping[str, str]) -> bytes:
    """Return the .mo file of text -> translation; plural forms are joined by "\\0", "" is the header."""
    pairs = sorted((key.encode(), text.encode()) for key, text in texts.items())
    count = len(pairs)
    at = 28 + 16 * count
    tables: list[bytes] = []
    strings: list[bytes] = []
    for side in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<II", len(pair[side]), at))
            strings.append(pair[side] + b"\0")
            at += len(pair[side]) + 1
    head = struct.pack("<7I", _MAGIC, 0, count, 28, 28 + 8 * count, 0, 0)
    return b"".join([head, *tables, *strings])
