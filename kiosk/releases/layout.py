"""Where the files of a release lie, and which releases a state folder has.

    STATE/releases/current            text: the number of the current release
    STATE/releases/000017/
        release.json                  About: number, time, languages, settings, what changed
        report.json                   Report: the problems
        sources.json                  BuildManifest: the publisher's notes for the next release; the only
                                      file that may be replaced later, and the viewer never opens it
        manifest.json                 size and checksum of every file but sources.json
        pages/KEY.kk.json             Page: one page in one language
        pages/KEY.children.json       Cards: the pages inside a page; the root's are the home screen
        pictures/*.jpg *.png          pictures at screen size, QR codes

A page's identity is its folder names without their numbers: "tourism/burabay"; the root is "".
KEY is a hash of it, so that any folder name fits a file name. Everything in a release folder is
immutable: a release is built beside the others and becomes current by one rename.
"""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.system.short_hash import short_hash

MOST = 2**31 - 1  # the largest count or size: Qt's integers end there


def page_key(page_id: str) -> str:
    """Return the hash of a page's identity that stands in file names: 20 hexadecimal digits."""
    return short_hash(page_id.encode("utf-8", "surrogatepass"), 10)


def page_file(page_id: str, language: str) -> str:
    """Return the name of a page's file in its release folder, with a forward slash."""
    return f"pages/{page_key(page_id)}.{language}.json"


def children_file(parent: str) -> str:
    """Return the name of the file with the cards of the pages inside `parent`."""
    return f"pages/{page_key(parent)}.children.json"


def parent_of(page_id: str) -> str:
    """Return the identity of the page that a page is in, "" for a section of the home screen."""
    return page_id.rpartition("/")[0]


def releases_folder(state: Path) -> Path:
    """Return the folder of all releases in a state folder; it may not exist yet."""
    return state / "releases"


def current_number(state: Path) -> int | None:
    """Return the number of the current release, or None before the first one.

    Raises OSError when the state folder cannot be read.
    """
    try:
        number = int((releases_folder(state) / "current").read_text("ascii"))
    except (FileNotFoundError, IsADirectoryError, ValueError):
        return None
    return number if 0 < number <= MOST else None


def numbers(state: Path) -> list[int]:
    """Return the numbers of the releases in the state folder, oldest first.

    Raises OSError when it cannot be read.
    """
    try:
        names = os.listdir(releases_folder(state))  # noqa: PTH208 - names are all that is needed
    except FileNotFoundError:
        return []
    return sorted(int(name) for name in names if name.isascii() and name.isdigit() and len(name) < 10)


def release_folder(state: Path, number: int) -> Path:
    """Return the folder of a release, whether it exists or not."""
    return releases_folder(state) / f"{number:06d}"
