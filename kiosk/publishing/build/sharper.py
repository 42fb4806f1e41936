"""Pictures that a release still waits for, put into pages that are not made anew."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from kiosk.publishing.build.embed_pictures import exchanged
from kiosk.publishing.build.picture_note import files_of, is_waiting
from kiosk.publishing.store import store
from kiosk.publishing.store.build_manifest import Entries, Row, Sources, Version, read_sources
from kiosk.publishing.store.release_draft import Draft
from kiosk.releases.fields import Picture
from kiosk.releases.format import encode, read, replace, shaped
from kiosk.releases.layout import numbers, page_file, release_folder
from kiosk.releases.records import About, Cards, Page
from kiosk.releases.release import Release


def complete_kept(
    base: Path, before: Mapping[str, Row], pages: Entries, now: Mapping[str, Row]
) -> dict[str, bytes]:
    """Return the new page files of texts that cannot be read just now, and update their entries.

    `before` and `now` are the notes on pictures of the release `base` and of the one that is made.
    """
    made = {
        source: note["picture"]
        for source, note in now.items()
        if source in before and is_waiting(before[source]) and not is_waiting(note) and note["picture"]
    }
    pictures = {source: shaped(picture, Picture) for source, picture in made.items()}
    fresh: dict[str, bytes] = {}
    for page_id, entries in pages.items():
        for language, entry in entries.items():
            if entry["good"] and entry.get("stale") and not made.keys().isdisjoint(entry["sources"]):
                name = page_file(page_id, language)
                with contextlib.suppress(OSError, ValueError):
                    fresh[name] = encode(exchanged(read(base / name, Page), pictures))
                    entries[language] = _entry(entry, made)
    return fresh


def made_since(state: Path, notes: Sources) -> dict[str, tuple[Row, Path]]:
    """Return the notes on pictures that a release waits for and a kept one has, and the folder of that."""
    waiting = {source: note["waits"] for source, note in notes.pictures.items() if is_waiting(note)}
    found: dict[str, tuple[Row, Path]] = {}
    for number in reversed(numbers(state)) if waiting else ():
        folder = release_folder(state, number)
        other = read_sources(folder / store.SOURCES)
        if (other.content, other.edge) == (notes.content, notes.edge):
            for source in waiting.keys() - found.keys():
                note = other.pictures.get(source)
                if note and note["picture"] and _is_same(note["print"], waiting[source]):
                    found[source] = note, folder
    return found


def _is_same(one: Version, other: Version) -> bool:
    """True for two versions of a file with the same size and date: it was copied, or taken out of the bin."""
    return one is not None and other is not None and one[:2] == other[:2]


def keep_sharper(draft: Draft, old: Release, notes: Sources, found: Mapping[str, tuple[Row, Path]]) -> About:
    """Take the pages of `old` into the draft with those pictures; return its about, and update its notes."""
    made = {source: note["picture"] for source, (note, _) in found.items()}
    pictures = {source: shaped(picture, Picture) for source, picture in made.items()}
    for path in (old.folder / "pages").iterdir():
        name = f"pages/{path.name}"
        if not pictures:
            draft.keep(name)
            continue
        old_page = read(path, Cards if name.endswith(".children.json") else Page)
        new = exchanged(old_page, pictures)
        if new == old_page:
            draft.keep(name)
        else:
            draft.write(name, encode(new))
    for note, folder in found.values():
        for name in files_of(note["picture"]):
            draft.link(folder / name, name)
    notes.pictures |= {source: note for source, (note, _) in found.items()}
    for entries in notes.pages.values():
        for language, entry in entries.items():
            entries[language] = _entry(entry, made)
    return replace(exchanged(old.about, pictures), waiting=max(0, old.about.waiting - len(found)))


def _entry(entry: Row, made: Mapping[str, Row]) -> Row:
    new: Iterable[str] = (
        file for source in entry.get("sources", ()) if source in made for file in files_of(made[source])
    )
    card = entry.get("card")
    if card and card["picture"] and card["picture"].get("source") in made:
        card = {**card, "picture": made[card["picture"]["source"]]}
    entry = {**entry, "files": sorted({*entry.get("files", ()), *new})}
    return {**entry, "card": card} if card else entry
