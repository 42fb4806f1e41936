"""Finds folders of the source in the content folder by identity, however their names are spelt."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from kiosk.content.folder.site import ATTRACT, MAX_DEPTH, Site
from kiosk.content.names.identity import fold, identity
from kiosk.content.names.numbers import with_next_number
from kiosk.content.names.page_folders import can_be_page


def parents(folder: str) -> Iterator[str]:
    """Yield the folders around a folder, the nearest first, without the top."""
    while "/" in folder:
        folder = folder.rpartition("/")[0]
        yield folder


def folders_of(site: Site) -> list[str]:
    """Return all folders that are not empty, each after the folders around it."""
    found = {path.rpartition("/")[0] for path in site.files if "/" in path}
    found |= {page.folder for page in site.pages.values()}
    return sorted({*found, *(above for folder in found for above in parents(folder))})


def find_place(content: Site, wanted: str) -> str:
    """Return the path of the page called `wanted`; existing folders are spelt as on the disk.

    A new folder gets the next number among its siblings.
    """
    there = children_of(folders_of(content))
    place = ""
    for part in wanted.split("/"):
        known = same_folder(part, there.get(place, ()), top=not place)
        name = known.rpartition("/")[2] or numbered_among(part, there.get(place, ()))
        place = f"{place}/{name}" if place else name
    return place


def is_wrong_place(place: str) -> bool:
    """True for a path that cannot be a page's folder: outside the content folder, too deep, a bad name."""
    parts = place.split("/")
    if not 0 < len(parts) <= MAX_DEPTH or parts[0].casefold() == ATTRACT:
        return True
    return any(part.isdecimal() or not can_be_page(part) for part in parts)


def numbered_among(name: str, neighbours: Iterable[str]) -> str:
    """Return the name of a new folder, with the next number among `neighbours`, which are paths."""
    others = [other.rpartition("/")[2] for other in neighbours if other.casefold() != ATTRACT]
    return with_next_number(unicodedata.normalize("NFC", name), others)


def children_of(folders: Iterable[str]) -> dict[str, list[str]]:
    """Return the folders directly inside each folder; the key "" is the top."""
    children: dict[str, list[str]] = {}
    for folder in folders:
        children.setdefault(folder.rpartition("/")[0], []).append(folder)
    return children


def same_folder(name: str, there: Iterable[str], *, top: bool) -> str:
    """Return the first of the folders `there` with the name `name`, "" without one; numbers may differ.

    `top` says that they lie at the top of the content folder.
    """
    exact = fold(name)
    found = [other for other in there if fold(other.rpartition("/")[2]) == exact]
    found = found or [
        other for other in there if _identity(other.rpartition("/")[2], top) == _identity(name, top)
    ]
    return found[0] if found else ""


def _identity(name: str, top: bool) -> tuple[bool, str]:
    """Return a name without its number; at the top, the attract screen's folder is no page's."""
    return top and name.casefold() == ATTRACT, identity(name)
