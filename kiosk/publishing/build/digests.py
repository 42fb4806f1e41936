"""Digests that tell whether the last release was made by this program, and from files of the same names."""

from __future__ import annotations

import functools
import hashlib

from kiosk.content.folder.site import Site
from kiosk.paths import PACKAGE


def names_digest(site: Site) -> str:
    """Return a digest of all names; while it stays the same, every link leads where it led."""
    folders = [f"{page.id}\0{page.folder}" for page in site.pages.values()]
    layers = ["", *site.layers, *sorted(site.spare)] if site.layers else []
    text = "\n".join([*folders, "", *sorted(site.files), *layers])
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@functools.cache
def program_digest() -> str:
    """Return a digest of the program: after a change of it every file is read again."""
    rows = []
    for room in ("content", "publishing", "releases", "settings"):
        for path in (PACKAGE / room).rglob("*.py"):
            state = path.stat()
            rows.append(f"{path.relative_to(PACKAGE)} {state.st_size} {state.st_mtime_ns}")
    return hashlib.blake2b("\n".join(sorted(rows)).encode(), digest_size=16).hexdigest()
