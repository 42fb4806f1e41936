"""The letters that the fonts of this machine have: the screen uses them for those that the kiosk's own lack.

The folders of fonts are those of the XDG Base Directory Specification and of fontconfig's own
configuration, of Windows and of macOS. No library is asked: fontconfig may take seconds at its first use,
and Windows has none.
"""

from __future__ import annotations

import mmap
import os
import struct
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.publishing.fonts.bundled import letters_among

_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")


def font_folders() -> list[Path]:
    """Return the folders in which this system looks for fonts, whether they exist or not."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is none
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft/Windows/Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    data = os.environ.get("XDG_DATA_HOME") or home / ".local/share"
    shared = (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    return [*(Path(folder) / "fonts" for folder in (data, *shared) if folder), home / ".fonts"]


def letters_of_machine(wanted: Iterable[str]) -> frozenset[str]:
    """Return which of the wanted letters a font of this machine has."""
    return frozenset(letter for _, letters in fonts_with(wanted) for letter in letters)


def fonts_with(wanted: Iterable[str]) -> Iterator[tuple[Path, frozenset[str]]]:
    """Yield fonts of this machine until all wanted letters are found, each with the letters that it adds."""
    left = {ord(letter) for letter in wanted}
    for path in _fonts():
        if not left:
            return
        if found := _letters_in(path, left):
            left -= found
            yield path, frozenset(map(chr, found))


def _fonts() -> Iterator[Path]:
    """Yield the font files of this machine."""
    for folder in dict.fromkeys(font_folders()):
        for place, _, files in os.walk(folder):
            yield from (Path(place) / file for file in sorted(files) if file.lower().endswith(_ENDINGS))


def _letters_in(path: Path, wanted: set[int]) -> set[int]:
    """Return which of the code points a font file has; none for one that is damaged."""
    try:
        if not path.is_file():
            return set()
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as font:
            return letters_among(font, wanted)
    except (OSError, ValueError, struct.error):
        return set()
