"""Share the current release: put it into the repository that other screens take releases from.

Whatever ends it in the middle, other screens get the release before or this one, whole, and the next call
mends what is left: the summary, by which they learn of a release, is written last.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.publishing.store.store import KEPT
from kiosk.releases.checksums import damaged_files, read_manifest
from kiosk.releases.format import Record, decode, encode
from kiosk.releases.layout import current_number
from kiosk.releases.release import Release, numbered_release
from kiosk.sharing.commit import put_commit, put_deltas, put_summary, remove_old
from kiosk.sharing.gnupg import gnupg_home
from kiosk.sharing.key import Signer, has_key, secret_file, signer
from kiosk.sharing.not_shared import NotShared, refused, told_of
from kiosk.sharing.repository import Head, head, open_repository, put_public_key
from kiosk.sharing.unlisted import lists_all
from kiosk.system.disk import replace_file
from kiosk.system.lock import locked

PATIENCE_SECONDS = 600.0  # to wait for another program that shares the same releases
_SHARED = "kiosk.json"


class Shared(Record, frozen=True):
    """What a repository holds: the release, its commit, and the fingerprint of the key that signed it."""

    release: int
    published: str
    commit: str
    signer: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """What a call of `share` did; `fresh` says that the release was not there before.

    `new_key` says that the key was made just now; `former_key` is the file of the one whose place another
    took just now.
    """

    shared: Shared
    folder: Path
    fresh: bool
    new_key: bool
    former_key: Path | None = None


def share(state: Path, folder: Path, *, key: Path | None = None, kept: int = KEPT) -> Sharing:
    """Put the current release of a state folder into the repository in a folder, which is made if need be.

    It is signed with the key of the state folder; that in the file `key` takes its place from now on. The
    newest `kept` releases stay in the repository. Raises NotShared.
    """
    with turn(state):
        release = _whole(state)
        if folder.is_relative_to(release.about.content):
            raise NotShared("share-in-content", folder=str(folder))
        open_repository(folder)
        with gnupg_home() as home, told_of(folder):
            newest = head(folder)
            if newest is not None and key is None and not has_key(state):
                # With a new one every screen would stand still, and nobody would know why.
                raise NotShared("share-key-gone", folder=str(folder), file=str(secret_file(state)))
            signs = signer(home, state, key)
            put_public_key(folder, signs.public)
            before = _shared(folder)
            is_there = newest is not None and _holds(folder, newest, release, signs)
            if before and newest and is_there and before == _as_shared(release, newest.commit, signs):
                return Sharing(before, folder, False, signs.is_new, signs.former)
            shared = _put(state, folder, release, newest, signs)
            remove_old(folder, kept)
            return Sharing(shared, folder, True, signs.is_new, signs.former)


@contextmanager
def turn(state: Path) -> Iterator[None]:
    """Wait until no other program shares releases of this state folder. Raises NotShared."""
    with ExitStack() as stack:
        with told_of(state):
            mine = stack.enter_context(locked(state / "share.lock", patience=PATIENCE_SECONDS))
        if not mine:
            raise NotShared("share-busy", folder=str(state), minutes=f"{PATIENCE_SECONDS / 60:.0f}")
        yield


def _whole(state: Path) -> Release:
    """Return the current release, all files of which are as they were written. Raises NotShared."""
    try:
        number = current_number(state)
    except OSError as error:
        raise refused(state, error) from error
    if number is None:
        raise NotShared("share-no-release")
    with suppress(OSError, ValueError):
        release = numbered_release(state, number)
        if read_manifest(release.folder) and not damaged_files(release.folder):
            return release
    raise NotShared("share-damaged", number=str(number))


def _put(state: Path, folder: Path, release: Release, newest: Head | None, signs: Signer) -> Shared:
    """Put a release into the repository, or what lacks of one that was put there in part."""
    if newest is not None and _holds(folder, newest, release, signs):
        commit = newest.commit
    else:
        commit = put_commit(state, folder, release, newest, signs)
    put_deltas(folder)
    put_summary(folder, signs)
    shared = _as_shared(release, commit, signs)
    replace_file(folder / _SHARED, encode(shared))
    return shared


def _holds(folder: Path, newest: Head, release: Release, signs: Signer) -> bool:
    """Return whether the newest commit of a repository is a release as it is shared now."""
    return newest.holds(release, signs.fingerprint) and lists_all(folder, newest.commit, release.folder)


def _as_shared(release: Release, commit: str, signs: Signer) -> Shared:
    """Return what stands in a repository that holds a release in a commit."""
    return Shared(release.number, release.about.published, commit, signs.fingerprint)


def _shared(folder: Path) -> Shared | None:
    """Return what was shared last, None when that was never finished."""
    with suppress(OSError, ValueError):
        return decode((folder / _SHARED).read_bytes(), Shared)
    return None
