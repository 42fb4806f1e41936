"""The build manifest, sources.json: the publisher's notes on a release for the publication that comes next.

Notes that version 0.1 wrote are read by kiosk.publishing.store.old_manifest.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, Literal

from kiosk.publishing.store.entries import Announcements, Entries, PictureEntry, Time
from kiosk.publishing.store.old_manifest import FORMAT as FORMAT
from kiosk.publishing.store.old_manifest import upgraded
from kiosk.releases.format import Count, Record, decode, field, read, replace, shaped
from kiosk.releases.records import ProblemRow
from kiosk.system.file_version import FileVersion

log = logging.getLogger(__name__)


class SettingsEntry(Record, frozen=True, omit_defaults=False):
    """The notes on kiosk.toml; `values` are empty when it has not been read.

    `layers` are the versions of those of the layers, by relative path.
    """

    version: FileVersion | None
    values: dict[str, Any]
    problems: tuple[ProblemRow, ...]
    layers: dict[str, FileVersion | None] = field(default_factory=dict)


class Mended(Record, frozen=True, omit_defaults=False):
    """When damaged files of a release were last made anew, 0 for never, and how many."""

    at: Time
    count: Count


class BuildManifest(Record, frozen=True, omit_defaults=False):
    """The notes on a release; `content` is the content folder's full path, `edge` is in pixels.

    `program` and `names` are digests of the program and of all names in the folder. `restore_guard` is the
    fingerprint of the folder as long as a restored release stays, `believed` the time that the clock must
    reach before it is believed, both "" for none. `hidden` has the texts that dates kept off the screen, by
    page, `order` the pages in the order in which they are shown. `announcements` has the files of an
    announcement, `mounted` the layers that were disks or shares of their own.
    """

    format: Literal[2]
    content: str
    edge: Count
    program: str
    names: str
    restore_guard: str
    believed: str
    hidden: dict[str, list[str]]
    settings: SettingsEntry
    order: list[str]
    pages: Entries
    pictures: dict[str, PictureEntry]
    mended: Mended
    announcements: Announcements = field(default_factory=dict)
    mounted: tuple[str, ...] = ()


NO_SETTINGS = SettingsEntry(None, {}, ())


def empty_manifest() -> BuildManifest:
    """Return the notes for a first release."""
    return BuildManifest(FORMAT, "", 0, "", "", "", "", {}, NO_SETTINGS, [], {}, {}, Mended(0, 0))


def read_anew(notes: BuildManifest) -> BuildManifest:
    """Return notes with which every text and the settings are read again."""
    pages = {
        page: {language: replace(entry, version=None) for language, entry in entries.items()}
        for page, entries in notes.pages.items()
    }
    announcements = {
        language: replace(entry, version=None) for language, entry in notes.announcements.items()
    }
    return replace(notes, pages=pages, settings=NO_SETTINGS, announcements=announcements)


def read_build_manifest(path: Path) -> BuildManifest:
    """Return the notes in a file; empty ones when it is missing or damaged."""
    try:
        return _read(path)
    except FileNotFoundError:
        return empty_manifest()
    except (OSError, ValueError) as error:
        log.warning("%s cannot be used, all of the content is read anew: %s", path, error)
        return empty_manifest()


def _read(path: Path) -> BuildManifest:
    """Return the notes in a file, of this version or of 0.1. Raises OSError or ValueError."""
    try:
        return read(path, BuildManifest)
    except ValueError as error:
        row = upgraded(decode(path.read_bytes(), dict[str, Any]))
        if row is None:
            raise error
        return shaped(row, BuildManifest)
