"""Names that a page's folder can have, and the words in them."""

from __future__ import annotations

import re

from kiosk.content.names.identity import split_number
from kiosk.content.names.leftovers import is_hidden, is_junk

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# Windows takes neither in a name.
_FOREIGN = re.compile(r'[<>:"|?*\\]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST_FOLDER = 100  # letters, and twice as many bytes; disks take 255


def spoken(folder: str) -> str:
    """Return the words that a folder's name is made of: "our-camp" is "Our camp"."""
    words = " ".join(folder.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:]


def can_be_page(folder: str) -> bool:
    """True for a name that a page's folder can have on every computer, Windows included."""
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
    """False for a name with bytes that are no text, or with control characters."""
    return _UNPRINTABLE.search(name) is None
