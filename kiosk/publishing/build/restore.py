"""Go back to a release that is kept: publish it again."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.content_switch.switch import settle
from kiosk.message import N_, Failure, Message
from kiosk.publishing.build.pictures.sharper import keep_sharper, made_since, with_sharper
from kiosk.publishing.report.folder_messages import cannot_use
from kiosk.publishing.store import store
from kiosk.publishing.store.build_manifest import BuildManifest, empty_manifest, read_build_manifest
from kiosk.publishing.store.kept import changes_between
from kiosk.publishing.store.release_draft import ReleaseDraft
from kiosk.publishing.store.restore_guard import fingerprint
from kiosk.releases.checksums import damaged_files
from kiosk.releases.format import encode, plain, replace
from kiosk.releases.layout import current_number
from kiosk.releases.listing import ReleaseInfo, release_info
from kiosk.releases.release import Release, numbered_release
from kiosk.settings.layered import layers_of
from kiosk.system.lock import locked

_DAMAGED = N_(
    "Files of release {number} are damaged on the disk, so it cannot come back. Choose another one; "
    "if there are more like it, the disk is failing."
)


class NoRelease(Failure, LookupError):
    """There is no release of that number, or it is damaged."""


class NotRestored(Failure):
    """The state folder cannot be written to, or another program keeps writing."""


@dataclass(frozen=True, slots=True)
class Restored:
    """The number of the new release, the release that it repeats, and the number before, 0 for none.

    `content` is the folder in which a change ends it.
    """

    number: int
    old: ReleaseInfo
    before: int
    content: str


def restore(state: Path, number: int) -> Restored:
    """Publish an old release again under a new number; it stays until staff change a file.

    Raises NoRelease when there is no such release, NotRestored when another program keeps writing or the
    state folder cannot be written to.
    """
    try:
        return _restore(state, number)
    except OSError as error:
        raise NotRestored(cannot_use(error, state)) from error


def _restore(state: Path, number: int) -> Restored:
    """Do what `restore` does. Raises OSError as well."""
    with locked(store.build_lock(state), patience=30.0) as mine:
        if not mine:
            raise NotRestored(store.busy(state))
        try:
            old = numbered_release(state, number)
        except (OSError, ValueError) as error:
            none = N_(
                "There is no release {number}. The command “{kiosk} releases” lists those that are kept."
            )
            raise NoRelease(Message(none, {"number": str(number)})) from error
        if damaged_files(old.folder):
            raise NotRestored(Message(_DAMAGED, {"number": str(number)}))
        last = _last(state)
        new = store.next_number(state)
        with contextlib.suppress(OSError):
            store.clean(state)
        notes = _notes(old, last)
        _write(state, old, last, new, notes)
        with contextlib.suppress(OSError):
            store.prune(state)
        return Restored(new, release_info(old), last.number if last else 0, notes.content)


def _write(state: Path, old: Release, last: Release | None, number: int, notes: BuildManifest) -> None:
    """Make `old`, with the pictures that were made since, release `number` and the current one."""
    sharper = made_since(state, notes)
    draft = ReleaseDraft(state, old.folder)
    try:
        about = replace(
            keep_sharper(draft, old, sharper),
            number=number,
            published=datetime.now(UTC).isoformat(timespec="seconds"),
            restored=store.origin(old),
            sharpens=0,
            changes=None,
        )
        for path in (old.folder / "pictures").iterdir():
            draft.keep(f"pictures/{path.name}")
        draft.keep("report.json")
        draft.write(store.SOURCES, encode(with_sharper(notes, sharper)))
        draft.write("release.json", encode(about))
        if changes := changes_between(last, Release(draft.folder)):
            draft.write("release.json", encode(replace(about, changes=plain(changes))))
        draft.commit(number)
    except BaseException:
        draft.drop()
        raise


def _last(state: Path) -> Release | None:
    """Return the release that visitors see until now, None for none."""
    current = current_number(state)
    with contextlib.suppress(OSError, ValueError, KeyError):
        return numbered_release(state, current) if current else None
    return None


def _notes(old: Release, last: Release | None) -> BuildManifest:
    """Return the publisher's notes for a release that is restored.

    It stays while nothing changes in the folder that is published now. If the release was made from another
    folder, its pages are no last good versions for this one.
    """
    notes = read_build_manifest(old.folder / store.SOURCES)
    now = old if last is None else last
    content = read_build_manifest(now.folder / store.SOURCES).content or now.about.content
    if content != notes.content:
        notes = empty_manifest()
    settle(Path(content))  # or completing an import later would count as a change of the folder
    for layer in layers_of(Path(content)):
        settle(Path(content) / layer)
    return replace(notes, content=content, restore_guard=fingerprint(Path(content)))
