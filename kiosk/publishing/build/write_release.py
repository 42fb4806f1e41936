"""The third step of a publication: write the release. Files that the last one has too are shared with it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.publishing.store import store
from kiosk.publishing.store.build_manifest import BuildManifest
from kiosk.publishing.store.release_draft import ReleaseDraft
from kiosk.releases.changes import Changes
from kiosk.releases.format import encode, plain, replace
from kiosk.releases.layout import current_number
from kiosk.releases.records import About, ProblemRow, Report
from kiosk.releases.release import Release
from kiosk.system.disk import replace_file

# The fields in which two releases with the same files must agree, so that one of them is enough.
_SAID = ("content", "languages", "settings", "pages", "problems", "attract", "waiting", "announcements")


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that a release holds.

    `files` are the page files by name, None for one that the base has. `pictures` are the names of all
    pictures, `made` those of them that lie in the draft's work folder. `about` has neither number nor time
    yet; `report` are the rows of report.json, `notes` the build manifest.
    """

    files: Mapping[str, bytes | None]
    pictures: Set[str]
    made: Set[str]
    report: Sequence[ProblemRow]
    about: About
    notes: BuildManifest


def write_release(
    draft: ReleaseDraft,
    state: Path,
    base: Release | None,
    contents: Contents,
    now: datetime,
    *,
    sharpen: bool = False,
) -> Release:
    """Write a release and make it the current one; `now` is its time and knows its zone.

    `sharpen` says that nothing can be new but pictures that the base waits for. Raises BaseDamaged when the
    base lacks a file it should have, and OSError.
    """
    _put_files(draft, base, contents)
    draft.write("report.json", encode(Report(tuple(contents.report))))
    draft.write(store.SOURCES, encode(contents.notes))
    number = store.next_number(state)
    published = now.astimezone(UTC).isoformat(timespec="seconds")
    about = replace(contents.about, number=number, published=published)
    draft.write("release.json", encode(about))
    if (base or number == 1) and (changes := draft.changes()):
        if sharpen and base is not None and sharpens(base, changes):
            about = replace(about, sharpens=base.number, changes=base.about.changes)
        else:
            about = replace(about, changes=plain(changes))
        draft.write("release.json", encode(about))
    folder = draft.commit(number)
    with contextlib.suppress(OSError):
        store.prune(state)
    return Release(folder)


def _put_files(draft: ReleaseDraft, base: Release | None, contents: Contents) -> None:
    """Put pages and pictures into the draft; those that the base has already are shared with it."""
    for name, data in contents.files.items():
        if data is None or _has(base, name, data):
            draft.keep(name)
        else:
            draft.write(name, data)
    for name in contents.pictures:
        if name in contents.made:
            draft.adopt(name)
        else:
            draft.keep(name)


def sharpens(base: Release, changes: Changes) -> bool:
    """Return whether a release differs from its base in pictures only, and the base still waits for some."""
    others = (
        "added",
        "removed",
        "moved",
        "changed",
        "waiting",
        "settings",
        "order",
        "announcement",
        "resized",
    )
    return base.about.waiting > 0 and not any(getattr(changes, name) for name in others)


def says_the_same(state: Path, base: Release | None, contents: Contents) -> bool:
    """Return whether the base is current and a new release would differ from it in number and time only."""
    if base is None or current_number(state) != base.number:
        return False
    if any(getattr(base.about, name) != getattr(contents.about, name) for name in _SAID):
        return False
    if not _has(base, "report.json", encode(Report(tuple(contents.report)))):
        return False
    there = {f"pages/{name}" for name in os.listdir(base.folder / "pages")}  # noqa: PTH208
    if there != contents.files.keys():
        return False
    return all(data is None or _has(base, name, data) for name, data in contents.files.items())


def write_notes(base: Release, notes: BuildManifest) -> None:
    """Replace the publisher's notes in a release that stays as it is. Raises OSError."""
    # Not flushed: if the notes are lost, the content is only read anew.
    replace_file(base.folder / store.SOURCES, encode(notes), durable=False)


def _has(base: Release | None, name: str, data: bytes) -> bool:
    """Return whether the base has a file with these bytes."""
    if base is None:
        return False
    try:
        return (base.folder / name).read_bytes() == data
    except OSError:
        return False
