"""Which names a page's folder may have, and the words in such a name."""

from __future__ import annotations

import re

from kiosk.content.names.identity import split_number
from kiosk.content.names.leftovers import is_hidden, is_junk

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# Windows allows neither in a name.
_FOREIGN = re.compile(r'[<>:"|?*\\]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST_FOLDER = 100  # letters, and twice as many bytes; file systems allow 255 bytes


def spoken(folder: str) -> str:
    """Return a folder's name as words for people: "our-camp" becomes "Our camp"."""
    words = " ".join(folder.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:]


def can_be_page(folder: str) -> bool:
    """True for a name that a page's folder may have on every computer, Windows included."""
    return (
        is_plain(folder)
        and any(letter.isalnum() for letter in split_number(folder)[1])
        and not is_hidden(folder)
        and not is_junk(folder)
        and not _FOREIGN.search(folder)
        and not _DEVICE.fullmatch(folder)
        and folder == folder.strip()
        and not folder.endswith(".")
        and len(folder) <= _LONGEST_FOLDER
        and len(folder.encode("utf-8", "replace")) <= 2 * _LONGEST_FOLDER
    )


def is_plain(name: str) -> bool:
    """False for a name with control characters or with bytes that are no text."""
    return _UNPRINTABLE.search(name) is None
