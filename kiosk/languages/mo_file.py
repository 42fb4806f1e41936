"""A compiled catalogue in which single texts are looked up, without reading the others.

The screen needs a few dozen texts of the thousand that there are, and a visitor waits for them: at the start
and when a language is chosen for the first time. To read them all takes 1.5 ms a language.
"""

from __future__ import annotations

import struct

_MAGIC = 0x950412DE
_HEADER = struct.Struct("<5I")  # magic, version, number of texts, and where the two tables begin
_PLACE = struct.Struct("<2I")  # length and beginning of a text


class MoFile:
    """Finds texts in the bytes of a .mo file, whose texts are in the order of their bytes."""

    def __init__(self, data: bytes) -> None:
        """Raise ValueError for a file that gettext should look at: one of another kind, or half of one."""
        try:
            magic, _, self._count, self._texts, self._translations = _HEADER.unpack_from(data)
            if magic != _MAGIC or not self._count:
                raise ValueError("not a catalogue of this kind")
            self._data = data
            ends = [sum(self._place(table, self._count - 1)) for table in (self._texts, self._translations)]
        except struct.error as error:
            raise ValueError(str(error)) from error
        if max(ends) > len(data):
            raise ValueError("half of a catalogue")
        if b"charset=utf-8" not in self._of(self._translations, 0).lower():
            raise ValueError("a catalogue that is not in UTF-8")

    def find(self, text: str) -> str | None:
        """Return the translation of a text; None for none, and for one that counts."""
        wanted = text.encode()
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            if self._of(self._texts, middle) < wanted:
                low = middle + 1
            else:
                high = middle
        if low == self._count or self._of(self._texts, low) != wanted:
            return None
        return self._of(self._translations, low).decode()

    def _of(self, table: int, at: int) -> bytes:
        """Return the text at a place of a table."""
        length, begins = self._place(table, at)
        return self._data[begins : begins + length]

    def _place(self, table: int, at: int) -> tuple[int, int]:
        """Return the length of a text, and where it begins."""
        length, begins = _PLACE.unpack_from(self._data, table + _PLACE.size * at)
        return length, begins
