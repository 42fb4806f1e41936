"""The numbered release folders of a state folder: which one is current, and which are kept."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from kiosk.message import N_, Message
from kiosk.releases.layout import current_number, numbers, release_folder, releases_folder
from kiosk.releases.release import Release, numbered_release
from kiosk.system.alive import is_alive
from kiosk.system.disk import replace_file
from kiosk.system.plain_file import is_folder

KEPT = 30
READ = 3  # the newest releases, of which a viewer may be reading one
SOURCES = "sources.json"
SHELF = ".shelf-"  # + process id of a builder: the pictures that it has made and that no release has yet


def make_current(state: Path, number: int, *, durable: bool = True) -> None:
    """Make a release the current one, in one step. Raises OSError."""
    pointer = releases_folder(state) / "current"
    if is_folder(pointer):  # the kiosk makes no such folder, and no file can replace it
        shutil.rmtree(pointer)
    replace_file(pointer, b"%d\n" % number, durable=durable)


def picture_folders(state: Path) -> tuple[Path, ...]:
    """Return the folders with the pictures of kept releases, newest first.

    A worker takes from there what it need not make again.
    """
    return tuple(release_folder(state, number) / "pictures" for number in reversed(numbers(state)))


def shown_number(state: Path) -> int | None:
    """Return the number of the current release, 0 for none, None when the state folder cannot be read."""
    try:
        return current_number(state) or 0
    except OSError:
        return None


def next_number(state: Path) -> int:
    """Return the number of the next release. Raises OSError."""
    return max([0, current_number(state) or 0, *numbers(state)]) + 1


def clean(state: Path) -> None:
    """Remove what an interrupted publisher left behind. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        for path in releases_folder(state).iterdir():
            dead = path.name.startswith(SHELF) and not is_alive(int(path.name.removeprefix(SHELF)))
            if dead or path.name.startswith((".new-", ".old-")):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)


def prune(state: Path) -> None:
    """Remove all but the last KEPT releases; the current one stays, and the one that it restored.

    Releases that later ones repeat with more of their pictures do not count, and are removed first, except
    the newest READ, which a viewer may be reading. Raises OSError.
    """
    needed = _needed(state)
    found = numbers(state)
    repeated = sharpened(state, found)
    lasting = [number for number in found if number not in repeated]
    for number in (*sorted(repeated.intersection(found[:-READ])), *lasting[:-KEPT]):
        if number not in needed:
            folder = release_folder(state, number)
            leaving = folder.with_name(f".old-{folder.name}")
            # Renamed first, so that a half-removed release is never taken for a whole one.
            folder.rename(leaving)
            shutil.rmtree(leaving, ignore_errors=True)


def sharpened(state: Path, among: Sequence[int]) -> set[int]:
    """Return which of these releases another of them repeats with more of its pictures."""
    repeated = set()
    for number in among:
        with contextlib.suppress(OSError, ValueError):
            repeated.add(Release(release_folder(state, number)).about.sharpens)
    return repeated & set(among)


def _needed(state: Path) -> set[int]:
    """Return the numbers of the releases that must stay: the current one, and the one that it restored."""
    current = current_number(state)
    if current is None:
        return set()
    try:
        return {current, origin(numbered_release(state, current))}
    except (OSError, ValueError):
        return {current}


def origin(release: Release) -> int:
    """Return the number of the release that was first published with this content."""
    return release.about.restored or release.number


def build_lock(state: Path) -> Path:
    """Return the lock file of whoever writes a release; it is held only while a release is being written."""
    return state / "build.lock"


def busy(state: Path) -> Message:
    """Return the message that another program holds the build lock."""
    return Message(
        N_("Another program keeps writing into {folder}. Try again in a minute."), {"folder": str(state)}
    )
