"""From a commit in the screen's repository to the current release: checked out beside, looked at, renamed."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from kiosk.content_switch.moves import exchange
from kiosk.following.repository import check_out, note_taken, told_number
from kiosk.following.whole import read_whole
from kiosk.message import Failure
from kiosk.publishing.store import store
from kiosk.releases.checksums import MANIFEST, damaged_files
from kiosk.releases.layout import current_number, numbers, release_folder, releases_folder
from kiosk.system.disk import flush
from kiosk.system.lock import locked

LOCK_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Taken:
    """The number of the release, and whether visitors see another than before, or the same one mended."""

    number: int
    is_new: bool


def take(state: Path, repository: Path, commit: str, source: str, *, proven: int = 0) -> Taken:
    """Make the release in a commit the current one, if it is whole and this program can show it.

    `proven` is the number of a release that was taken since the follower was started, 0 for none: files that
    are the same ones there are not read again, see read_whole.

    Raises whole.Damaged, Failure, OSError or OstreeFailed; then nothing has changed for visitors.
    """
    with locked(store.build_lock(state), patience=LOCK_SECONDS) as mine:
        if not mine:
            raise Failure(store.busy(state))
        with contextlib.suppress(OSError):
            store.clean(state)
        new = releases_folder(state) / f".new-{os.getpid()}"
        new.parent.mkdir(parents=True, exist_ok=True)
        try:
            check_out(repository, commit, new)
            known = release_folder(state, proven) if proven else None
            about, fresh = read_whole(new, source, told_number(repository, commit), known)
            number, before = about.number, current_number(state)
            moved = _put(state, new, number, fresh)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        if moved or before != number:
            store.make_current(state, number)
        note_taken(state, commit, number)
        with contextlib.suppress(OSError):
            _forget_other_numbers(state, number, before)
            store.prune(state)
        return Taken(number, moved or before != number)


def is_in_place(state: Path, number: int) -> bool:
    """Return whether a release is the current one and undamaged."""
    try:
        return current_number(state) == number and not _is_damaged(release_folder(state, number))
    except OSError:
        return False


def _put(state: Path, new: Path, number: int, fresh: list[str]) -> bool:
    """Give a checked release its number, flushed to the disk; return False if it was there already.

    Its `fresh` files are in no release that was flushed before.
    """
    target = release_folder(state, number)
    is_there = os.path.lexists(target)
    if is_there and _is_same(target, new) and not _is_damaged(target):
        return False
    flush([new / name for name in fresh], [*(path for path in new.iterdir() if path.is_dir()), new])
    if not is_there:
        new.rename(target)
    elif not exchange(new, target):
        # Two renames would leave the screen for a moment without the release that it shows.
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP), str(target))
    flush([], [target.parent])
    return True


def _is_same(one: Path, other: Path) -> bool:
    """Return whether two releases have the same files, by their manifests."""
    with contextlib.suppress(OSError):
        return (one / MANIFEST).read_bytes() == (other / MANIFEST).read_bytes()
    return False


def _is_damaged(folder: Path) -> bool:
    """Return whether a release lacks its manifest, or files of it are damaged."""
    return not (folder / MANIFEST).is_file() or bool(damaged_files(folder))


def _forget_other_numbers(state: Path, number: int, before: int | None) -> None:
    """Remove releases with higher numbers, of a publisher that has begun anew, but for the one just left.

    That one is shown if the new release does harm; it goes with the next.
    """
    for other in numbers(state):
        if other > number and other != before:
            folder = release_folder(state, other)
            leaving = folder.with_name(f".old-{folder.name}")
            folder.rename(leaving)
            shutil.rmtree(leaving, ignore_errors=True)
