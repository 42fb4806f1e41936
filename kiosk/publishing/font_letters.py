"""Which characters the kiosk's own fonts have, read from their `cmap` tables.

The format is that of the OpenType specification, "cmap - Character to Glyph Index Mapping Table".
"""

from __future__ import annotations

import functools
import struct
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "viewer" / "Kiosk" / "fonts"


@functools.cache
def font_letters() -> frozenset[int]:
    """Return the code points that at least one font has; letters that one lacks come from the next."""
    return frozenset().union(*(letters_of(path.read_bytes()) for path in FONTS.glob("*.ttf")))


def has_letter(letter: str) -> bool:
    return ord(letter) in font_letters()


def letters_of(font: bytes) -> set[int]:
    """Return the code points for which a TrueType font has a glyph. struct.error for a damaged font."""
    (tables,) = struct.unpack_from(">H", font, 4)
    rows = (struct.unpack_from(">4s4xI", font, 12 + 16 * row) for row in range(tables))
    start = next(offset for name, offset in rows if name == b"cmap")
    (count,) = struct.unpack_from(">2xH", font, start)
    letters: set[int] = set()
    for row in range(count):
        platform, _, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * row)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if platform in (0, 3) and form in _READERS:
            letters |= _READERS[form](font, start + offset)
    return letters


def _segments(font: bytes, at: int) -> set[int]:
    """Read format 4: runs of the first 65,536 code points."""
    (double,) = struct.unpack_from(">6xH", font, at)
    form = f">{double // 2}H"
    ends, starts, shifts, offsets = (
        struct.unpack_from(form, font, at + place)
        for place in (14, 16 + double, 16 + 2 * double, 16 + 3 * double)
    )
    letters: set[int] = set()
    for number, (first, last, shift, offset) in enumerate(zip(starts, ends, shifts, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                place = at + 16 + 3 * double + 2 * number + offset + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", font, place)
                if not glyph:
                    continue
            if (glyph + shift) & 0xFFFF:
                letters.add(code)
    return letters


def _groups(font: bytes, at: int) -> set[int]:
    """Read format 12: runs of all code points."""
    (count,) = struct.unpack_from(">12xI", font, at)
    letters: set[int] = set()
    for group in range(count):
        first, last, glyph = struct.unpack_from(">III", font, at + 16 + 12 * group)
        letters.update(range(first + (not glyph), last + 1))
    return letters


_READERS = {4: _segments, 12: _groups}
