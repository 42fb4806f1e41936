"""The base of a publication: the last release, and the notes on what it was made of."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.publishing.build.digests import program_digest
from kiosk.publishing.build.job import Job
from kiosk.publishing.build.mending import without_lost
from kiosk.publishing.store.build_manifest import (
    BuildManifest,
    Mended,
    empty_manifest,
    read_anew,
    read_build_manifest,
)
from kiosk.publishing.store.store import SOURCES
from kiosk.releases.checksums import damaged_files
from kiosk.releases.format import replace
from kiosk.releases.release import Release, whole_releases

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Base:
    """The release to build upon, None for the first one; its notes; the names of its damaged files."""

    release: Release | None
    notes: BuildManifest
    damaged: frozenset[str]

    @property
    def folder(self) -> Path | None:
        """The folder of the release."""
        return self.release.folder if self.release else None

    def pictures(self) -> set[str]:
        """Return the names of the release's undamaged pictures."""
        if self.release is None:
            return set()
        try:
            names = os.listdir(self.release.folder / "pictures")  # noqa: PTH208 - names are all that is needed
        except OSError:
            return set()
        return {f"pictures/{name}" for name in names} - self.damaged


def find_base(job: Job, clock: Callable[[], float], *, anew: bool, damaged: frozenset[str] | None) -> Base:
    """Return the current release, else the newest undamaged one, as a base; with `anew` no release.

    `damaged` are the names of its files known to be damaged; None looks for them if the job asks for that.
    `clock` returns seconds since 1970.
    """
    release = None if anew else next(whole_releases(job.state), None)
    if damaged is None:
        damaged = find_damaged(job.state) if job.mend else frozenset()
    return Base(release, _notes(job, release, damaged, clock), damaged)


def find_damaged(state: Path) -> frozenset[str]:
    """Return the names of the damaged files of the release that the next one is built upon."""
    base = next(whole_releases(state), None)
    return damaged_files(base.folder) if base else frozenset()


def _notes(
    job: Job, release: Release | None, damaged: frozenset[str], clock: Callable[[], float]
) -> BuildManifest:
    """Return the notes of a release, without the version of every file that has to be read again."""
    if release is None:
        return empty_manifest()
    notes = read_build_manifest(release.folder / SOURCES)
    if notes.content != job.root:
        # Another center's pages are not the last good version of this one's.
        return empty_manifest()
    if notes.program != program_digest():
        notes = read_anew(notes)
    if notes.edge != job.edge:
        pictures = {source: replace(entry, version=None) for source, entry in notes.pictures.items()}
        notes = replace(notes, pictures=pictures)
    if damaged:
        log.warning("damaged files of release %d are made anew: %s", release.number, sorted(damaged))
        notes = replace(without_lost(notes, damaged), mended=Mended(int(clock()), len(damaged)))
    return notes
