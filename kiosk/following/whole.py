"""Whether a folder is a whole release that this program can show. Nothing is written."""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from kiosk.message import N_, Failure, Message
from kiosk.releases.checksums import MANIFEST, Entry, is_whole, read_manifest
from kiosk.releases.format import read
from kiosk.releases.layout import MOST
from kiosk.releases.records import FORMAT, About, Cards, Page, Report

_NOTES = "sources.json"  # the publisher's own, which need not be shared
_FOLDERS = frozenset({"", "pages", "pictures"})

Files = dict[str, os.stat_result]  # by name, but for the manifest

_NEWER = N_(
    "{source} offers a release of a newer program than this one. Update the program of this screen; until "
    "then it keeps what it has."
)
_OLDER = N_(
    "{source} offers a release of an older program, which this one cannot show. Update the program of the "
    "computer that publishes."
)
_BROKEN = N_(
    "The release at {source} is not whole ({what}), so it is not shown. Publish and share it again on the "
    "computer that publishes."
)


class Damaged(Failure):
    """Files of the release are missing or damaged, here or where it came from."""


def read_whole(
    folder: Path, source: str, number: str = "", proven: Path | None = None
) -> tuple[About, list[str]]:
    """Return what a release in a folder says of itself, after a look at every file of it, and what is new.

    It must be the one of that `number`, "" for any. `proven` is the folder of a release that was found whole
    by this function since the follower was started: a file that both have, as one on the disk that nobody
    has written into since, is not read again. The names of all others are returned.

    Raises Damaged when a file is missing, too many or not what the manifest says, and Failure when this
    program cannot show it. OSError when the folder cannot be read.
    """
    listed = read_manifest(folder)
    if "release.json" not in listed:
        raise _broken(source, MANIFEST)
    found = _files(folder, source)
    if odd := sorted((found.keys() ^ listed.keys()) - {_NOTES}):
        raise _broken(source, odd[0])
    same = _same(found, listed, proven) if proven else frozenset()
    for name, entry in listed.items():
        if name not in same and not is_whole(folder, name, entry):
            raise _broken(source, name)
    _check_format(folder, source)
    try:
        about = read(folder / "release.json", About)
        read(folder / "report.json", Report)
        _read_pages(folder, found.keys() - same)
    except ValueError as error:
        raise Failure(Message(_NEWER, {"source": source})) from error
    if not 0 < about.number <= MOST or number not in ("", str(about.number)):
        raise _broken(source, "release.json")
    return about, [MANIFEST, *(name for name in found if name not in same)]


def _same(found: Files, listed: dict[str, Entry], proven: Path) -> frozenset[str]:
    """Return the files of a release that are those of a proven one: named by both manifests, and unchanged.

    OSTree gives its files the time 0, and whoever writes into one gives it another.
    """
    before = read_manifest(proven)
    same = set()
    for name, about in found.items():
        if about.st_mtime_ns == 0 and name in listed and before.get(name) == listed[name]:
            with contextlib.suppress(OSError):
                if os.path.samestat(about, os.lstat(f"{proven}/{name}")):
                    same.add(name)
    return frozenset(same)


def _files(folder: Path, source: str) -> Files:
    """Return all files of a release by name; Damaged for a link, a pipe or a folder that none has."""
    found: Files = {}
    for at, folders, files in os.walk(folder):
        below = Path(at).relative_to(folder).as_posix().removeprefix(".")
        if below not in _FOLDERS:
            raise _broken(source, below)
        for name in (*folders, *files):
            path = f"{below}/{name}" if below else name
            about = os.lstat(f"{at}/{name}")
            is_folder = name in folders
            if not (stat.S_ISDIR if is_folder else stat.S_ISREG)(about.st_mode):
                raise _broken(source, path)
            if not is_folder and path != MANIFEST:
                found[path] = about
    return found


def _check_format(folder: Path, source: str) -> None:
    """Raise Failure for a release whose format is not that of this program."""
    try:
        number = json.loads((folder / "release.json").read_bytes())["format"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _broken(source, "release.json") from None
    if type(number) is not int or number != FORMAT:
        older = type(number) is int and number < FORMAT
        raise Failure(Message(_OLDER if older else _NEWER, {"source": source}))


def _read_pages(folder: Path, names: Iterable[str]) -> None:
    """Read pages as the screen would. Raises ValueError for one that it could not show."""
    for name in names:
        if name.startswith("pages/"):
            read(folder / name, Cards if name.endswith(".children.json") else Page)


def _broken(source: str, what: str) -> Damaged:
    return Damaged(Message(_BROKEN, {"source": source, "what": what}))
