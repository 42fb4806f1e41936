"""Folders of a source or of the content folder, known by identity, not by spelling."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from kiosk.content.folder.site import ATTRACT, MAX_DEPTH, Site
from kiosk.content.names.identity import fold, identity
from kiosk.content.names.numbers import with_next_number
from kiosk.content.names.page_folders import can_be_page


def parents(folder: str) -> Iterator[str]:
    """Yield the folders above, the nearest first, without the top."""
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        yield folder


def folders_of(site: Site) -> list[str]:
    """Return all folders with something in them, those above first."""
    found = {path.rpartition("/")[0] for path in site.files if "/" in path}
    found |= {page.folder for page in site.pages.values()}
    return sorted({*found, *(above for folder in found for above in parents(folder))})


def find_place(content: Site, wanted: str) -> str:
    """Return where the page called `wanted` lies or goes: existing folders as they are spelt on the disk.

    A new one gets the next number of its neighbours.
    """
    there = children_of(folders_of(content))
    place = ""
    for part in wanted.split("/"):
        known = same_folder(part, there.get(place, ()), top=not place)
        name = known.rpartition("/")[2] or numbered_among(part, there.get(place, ()))
        place = f"{place}/{name}" if place else name
    return place


def is_wrong_place(place: str) -> bool:
    """True for what cannot be a page's folder: a path out of the content folder, a name not shown."""
    parts = place.split("/")
    if not 0 < len(parts) <= MAX_DEPTH or parts[0].casefold() == ATTRACT:
        return True
    return any(part.isdecimal() or not can_be_page(part) for part in parts)


def numbered_among(name: str, neighbours: Iterable[str]) -> str:
    """Return the name of a new folder: with the next number of its neighbours, paths of folders."""
    others = [other.rpartition("/")[2] for other in neighbours if other.casefold() != ATTRACT]
    return with_next_number(unicodedata.normalize("NFC", name), others)


def children_of(folders: Iterable[str]) -> dict[str, list[str]]:
    """Return the folders directly inside each folder, "" for the top."""
    children: dict[str, list[str]] = {}
    for folder in folders:
        children.setdefault(folder.rpartition("/")[0], []).append(folder)
    return children


def same_folder(name: str, there: Iterable[str], *, top: bool) -> str:
    """Return the first of the folders `there` that is called `name`, "" without one; numbers may differ."""
    exact = fold(name)
    found = [other for other in there if fold(other.rpartition("/")[2]) == exact]
    found = found or [
        other for other in there if _identity(other.rpartition("/")[2], top) == _identity(name, top)
    ]
    return found[0] if found else ""


def _identity(name: str, top: bool) -> tuple[bool, str]:
    """Return the name without its number; the idle screen's folder is never a page of that name."""
    return top and name.casefold() == ATTRACT, identity(name)
