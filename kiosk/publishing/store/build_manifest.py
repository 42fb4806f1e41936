"""The publisher's notes from release to release: what each page was made of, and how that went.

An entry is plain JSON, because three thousand of them are read for every change:
    file      relative path of the text
    print     the version of it that was looked at last; None: look again
    good      whether the release has a page of it, perhaps an older one
    card      title, summary, picture, color, from, until, as `finish` gives them
    links     address as written -> outcome, see address.link_outcome
    pictures  address as written -> relative path or ""
    sources   relative paths of the pictures shown
    files     the pictures and codes in the release
    problems  rows of the report, see Problem.to_row
    bare      true where the page is a title and nothing else
    facts     what tells whether it and its translations go together, see remarks.Remarks.facts
    history   when that last changed, see history
    stale     true where the page is an older one than `print`
    later     true when the file was too slow: read again at times, though it may not change
A picture's note has `print`, `picture` (its row or None), `size` (the photo's own width and height
or None), `problem` (a row or None) and `later`. As long as it waits to be made it has `waits`, the
version that waits, no `print`, in `picture` what keeps its place, see picture_note, and in `last` the
picture before it or None.
"""

from __future__ import annotations

import functools
import hashlib
import logging
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.content.folder.site import Site
from kiosk.paths import PACKAGE
from kiosk.publishing.store.build_manifest_shapes import check_shape
from kiosk.releases.format import decode, encode
from kiosk.system.file_version import file_version

log = logging.getLogger(__name__)

Row = dict[str, Any]
Version = list[int] | None  # of a file, see look
Entries = dict[str, dict[str, Row]]  # page identity -> language -> entry


@dataclass(slots=True)
class Sources:
    content: str = ""
    edge: int = 0
    program: str = ""
    names: str = ""
    restore_guard: str = ""  # fingerprint of the folder for which a restored release stays, see restore_guard
    believed: str = ""  # see dates.Schedule
    hidden: dict[str, list[str]] = field(default_factory=dict)  # what dates kept off the screen
    settings: Row = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    pages: Entries = field(default_factory=dict)
    pictures: dict[str, Row] = field(default_factory=dict)
    mended: Row = field(default_factory=dict)  # see mending

    def to_bytes(self) -> bytes:
        return encode({name: getattr(self, name) for name in Sources.__slots__})


def read_sources(path: Path) -> Sources:
    """Return the notes; empty ones when they are missing or damaged."""
    try:
        row = decode(path.read_bytes(), dict[str, Any])
        check_shape(row)
    except FileNotFoundError:
        return Sources()
    except (OSError, ValueError) as error:
        log.warning("%s cannot be used, all of the content is read anew: %s", path, error)
        return Sources()
    row.setdefault("restore_guard", row.pop("held", ""))
    return Sources(**{name: row[name] for name in Sources.__slots__ if name in row})


def names_digest(site: Site) -> str:
    """Return a digest of all names; as long as it stays, every link leads where it led."""
    folders = [f"{page.id}\0{page.folder}" for page in site.pages.values()]
    text = "\n".join([*folders, "", *sorted(site.files)])
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@functools.cache
def program_digest() -> str:
    """Return a digest of this program's version: another one reads every file anew."""
    rows = []
    for room in ("content", "publishing", "releases", "settings"):
        for path in (PACKAGE / room).rglob("*.py"):
            state = path.stat()
            rows.append(f"{path.relative_to(PACKAGE)} {state.st_size} {state.st_mtime_ns}")
    return hashlib.blake2b("\n".join(sorted(rows)).encode(), digest_size=16).hexdigest()


def look(path: str) -> Version:
    """Return the version of a file; None when it is gone. OSError when that cannot be told."""
    try:
        return list(file_version(os.lstat(path)))
    except (FileNotFoundError, NotADirectoryError):
        return None
