"""Under which name the screenshot of a page is saved; no Qt."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

HOME, OVERLAYS = "home", ("still-here", "attract")
MOST_BYTES = 200  # of the 255 that file systems allow, with room for the number of a screen and the ending
_MARK_LETTERS = 8
_UNSAFE = re.compile(r'[<>:"|?*\\\x00-\x1f]')  # what Windows refuses in a name


def file_names(pages: Iterable[str]) -> dict[str, str]:
    """Return a file name without ending for each page: its identity with dots, "home" for "".

    A name that is too long, or that a file system takes for another one's, ends with a mark of its page.
    """
    names: dict[str, str] = {}
    taken = {HOME, *OVERLAYS}
    for page in pages:
        name = _UNSAFE.sub("_", page.replace("/", ".").encode("utf-8", "replace").decode()) or HOME
        if len(name.encode()) > MOST_BYTES or (page and name.casefold() in taken):
            mark = hashlib.blake2b(page.encode("utf-8", "surrogatepass"), digest_size=_MARK_LETTERS // 2)
            name = f"{_cut(name, MOST_BYTES - 1 - _MARK_LETTERS)}-{mark.hexdigest()}"
        taken.add(name.casefold())
        names[page] = name
    return names


def _cut(name: str, most: int) -> str:
    """Return the beginning of a name, at most so many bytes long."""
    return name.encode()[:most].decode(errors="ignore")
