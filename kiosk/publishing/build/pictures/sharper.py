"""Put pictures for which a release waits into pages that are not read again."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from kiosk.publishing.build.pictures.embed_pictures import replace_pictures
from kiosk.publishing.store import store
from kiosk.publishing.store.build_manifest import BuildManifest, read_build_manifest
from kiosk.publishing.store.entries import Entries, PageEntry, PictureEntry
from kiosk.publishing.store.release_draft import ReleaseDraft
from kiosk.releases.fields import Picture
from kiosk.releases.format import encode, read, replace
from kiosk.releases.layout import numbers, page_file, release_folder
from kiosk.releases.records import About, Cards, Page
from kiosk.releases.release import Release
from kiosk.system.file_version import FileVersion


def complete_kept(
    base: Path, before: Mapping[str, PictureEntry], pages: Entries, now: Mapping[str, PictureEntry]
) -> dict[str, bytes]:
    """Return the new page files of texts that cannot be read just now, and update the notes on them.

    `before` and `now` are the notes on pictures of the release `base` and of the one that is being made.
    """
    made = {
        source: entry.picture
        for source, entry in now.items()
        if source in before and before[source].waiting and not entry.waiting and entry.picture
    }
    fresh: dict[str, bytes] = {}
    for page_id, entries in pages.items():
        for language, entry in entries.items():
            if entry.good and entry.stale and not made.keys().isdisjoint(entry.sources):
                name = page_file(page_id, language)
                with contextlib.suppress(OSError, ValueError):
                    fresh[name] = encode(replace_pictures(read(base / name, Page), made))
                    entries[language] = _entry(entry, made)
    return fresh


def made_since(state: Path, notes: BuildManifest) -> dict[str, tuple[PictureEntry, Path]]:
    """Return the notes on pictures that a release waits for and a kept one has, with that one's folder."""
    waiting = {source: entry.waiting.version for source, entry in notes.pictures.items() if entry.waiting}
    found: dict[str, tuple[PictureEntry, Path]] = {}
    for number in reversed(numbers(state)) if waiting else ():
        folder = release_folder(state, number)
        other = read_build_manifest(folder / store.SOURCES)
        if (other.content, other.edge) == (notes.content, notes.edge):
            for source in waiting.keys() - found.keys():
                entry = other.pictures.get(source)
                if entry and entry.picture and _is_same(entry.version, waiting[source]):
                    found[source] = entry, folder
    return found


def _is_same(one: FileVersion | None, other: FileVersion | None) -> bool:
    """Return whether two versions of a file have the same size and date, as a copy has."""
    return one is not None and other is not None and one[:2] == other[:2]


def keep_sharper(draft: ReleaseDraft, old: Release, found: Mapping[str, tuple[PictureEntry, Path]]) -> About:
    """Take the pages of `old` into the draft with those pictures; return what release.json says."""
    made = _pictures(found)
    for path in (old.folder / "pages").iterdir():
        name = f"pages/{path.name}"
        if not made:
            draft.keep(name)
            continue
        before: Page | Cards = read(path, Cards) if name.endswith(".children.json") else read(path, Page)
        after = replace_pictures(before, made)
        if after == before:
            draft.keep(name)
        else:
            draft.write(name, encode(after))
    for entry, folder in found.values():
        for name in entry.picture.files if entry.picture else ():
            draft.link(folder / name, name)
    return replace(replace_pictures(old.about, made), waiting=max(0, old.about.waiting - len(found)))


def with_sharper(notes: BuildManifest, found: Mapping[str, tuple[PictureEntry, Path]]) -> BuildManifest:
    """Return the notes on a release that has those pictures now."""
    made = _pictures(found)
    pages = {
        page: {language: _entry(entry, made) for language, entry in entries.items()}
        for page, entries in notes.pages.items()
    }
    pictures = {**notes.pictures, **{source: entry for source, (entry, _) in found.items()}}
    return replace(notes, pages=pages, pictures=pictures)


def _pictures(found: Mapping[str, tuple[PictureEntry, Path]]) -> dict[str, Picture]:
    """Return the pictures by their sources."""
    return {source: entry.picture for source, (entry, _) in found.items() if entry.picture}


def _entry(entry: PageEntry, made: Mapping[str, Picture]) -> PageEntry:
    """Return the notes on a text that shows those pictures now."""
    files = (file for source in entry.sources if source in made for file in made[source].files)
    return replace(replace_pictures(entry, made), files=tuple(sorted({*entry.files, *files})))
