"""Which characters the kiosk's own fonts have, read from their `cmap` tables.

The format is that of the OpenType specification, "cmap - Character to Glyph Index Mapping Table".
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Iterable, Set
from mmap import mmap

from kiosk.paths import FONTS

_MOST_FONTS = 64  # of a collection
_MOST_GROUPS = 100_000
Font = bytes | mmap


@functools.cache
def font_letters() -> frozenset[int]:
    """Return the code points that at least one font of the kiosk has."""
    return frozenset().union(*(letters_of(path.read_bytes()) for path in FONTS.glob("*.ttf")))


def has_letter(letter: str) -> bool:
    """Return whether one of the kiosk's own fonts has a letter."""
    return ord(letter) in font_letters()


def letters_of(font: bytes) -> set[int]:
    """Return the code points for which a TrueType font has a glyph.

    Raises struct.error for a damaged font.
    """
    return letters_among(font, None)


def letters_among(font: Font, wanted: Set[int] | None) -> set[int]:
    """Return which of the wanted code points a font, or a collection of fonts, has; all it has for None.

    Raises struct.error for a damaged font.
    """
    starts: tuple[int, ...] = (0,)
    if font[:4] == b"ttcf":
        (count,) = struct.unpack_from(">8xI", font)
        starts = struct.unpack_from(f">{min(count, _MOST_FONTS)}I", font, 12)
    return set().union(*(_letters_at(font, start, wanted) for start in starts))


def _letters_at(font: Font, start: int, wanted: Set[int] | None) -> set[int]:
    """Return the same for the font that begins at byte `start`."""
    (tables,) = struct.unpack_from(">H", font, start + 4)
    rows = (struct.unpack_from(">4s4xI", font, start + 12 + 16 * row) for row in range(tables))
    table = next((offset for name, offset in rows if name == b"cmap"), None)
    if table is None:
        return set()
    (count,) = struct.unpack_from(">2xH", font, table)
    letters: set[int] = set()
    for row in range(count):
        platform, _, offset = struct.unpack_from(">HHI", font, table + 4 + 8 * row)
        (form,) = struct.unpack_from(">H", font, table + offset)
        if platform in (0, 3) and form in _READERS:
            letters |= _READERS[form](font, table + offset, wanted)
    return letters


def _within(first: int, last: int, wanted: Set[int] | None) -> Iterable[int]:
    """Return the code points of a run that are wanted."""
    if wanted is None:
        return range(first, last + 1)
    return [code for code in wanted if first <= code <= last]


def _segments(font: Font, at: int, wanted: Set[int] | None) -> set[int]:
    """Return the code points of a `cmap` table in format 4: runs of the first 65,536."""
    (double,) = struct.unpack_from(">6xH", font, at)
    form = f">{double // 2}H"
    ends, starts, shifts, offsets = (
        struct.unpack_from(form, font, at + place)
        for place in (14, 16 + double, 16 + 2 * double, 16 + 3 * double)
    )
    letters: set[int] = set()
    for number, (first, last, shift, offset) in enumerate(zip(starts, ends, shifts, offsets, strict=True)):
        for code in _within(first, min(last, 0xFFFE), wanted):
            glyph = code
            if offset:
                place = at + 16 + 3 * double + 2 * number + offset + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", font, place)
                if not glyph:
                    continue
            if (glyph + shift) & 0xFFFF:
                letters.add(code)
    return letters


def _groups(font: Font, at: int, wanted: Set[int] | None) -> set[int]:
    """Return the code points of a `cmap` table in format 12: runs of all."""
    (count,) = struct.unpack_from(">12xI", font, at)
    letters: set[int] = set()
    for group in range(min(count, _MOST_GROUPS)):
        first, last, glyph = struct.unpack_from(">III", font, at + 16 + 12 * group)
        letters.update(_within(first + (not glyph), min(last, 0x10FFFF), wanted))
    return letters


_READERS = {4: _segments, 12: _groups}
