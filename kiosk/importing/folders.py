"""Which folder of the source is which folder of the content folder: by identity, not by spelling."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kiosk.content.folder.site import ATTRACT, MAX_DEPTH, Site
from kiosk.content.names.identity import fold, identity
from kiosk.content.names.page_folders import can_be_page
from kiosk.importing.source import Kind, Source
from kiosk.new_page.page_folder import numbered


@dataclass(frozen=True, slots=True)
class Folders:
    """By source folder: `content` is the same folder there, if there is one, `target` where it goes.

    `moved` maps content folders to the names that they get: number and all, without the path.
    """

    content: Mapping[str, str]
    target: Mapping[str, str]
    moved: Mapping[str, str]


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


def find_place(content: Site, wish: str) -> str:
    """Return where the page called `wish` lies or goes: existing folders as they are spelt on the disk.

    A new one gets the next number of its neighbours.
    """
    there = _children(folders_of(content))
    place = ""
    for part in wish.split("/"):
        known = _same_folder(part, there.get(place, ()), top=not place)
        name = known.rpartition("/")[2] or _numbered(part, there.get(place, ()))
        place = f"{place}/{name}" if place else name
    return place


def wrong_place(wish: str) -> bool:
    """True for what cannot be a page's folder: a path out of the content folder, a name not shown."""
    parts = wish.split("/")
    if not 0 < len(parts) <= MAX_DEPTH or parts[0].casefold() == ATTRACT:
        return True
    return any(part.isdecimal() or not can_be_page(part) for part in parts)


def pair(source: Source, content: Site, place: str) -> Folders:
    """Pair the folders of both sides from the top down; a PAGE goes to `place`."""
    mine, there = _children(folders_of(source.site)), _children(folders_of(content))
    known = set(folders_of(content))
    pages = {page.folder for page in source.site.pages.values()}
    found: dict[str, str] = {}
    target: dict[str, str] = {}
    moved: dict[str, str] = {}

    def below(folder: str, its: str | None, goes: str) -> None:
        pairs = _pairs(mine.get(folder, ()), there.get(its, ()) if its is not None else (), top=not folder)
        for each, other in pairs.items():
            name = each.rpartition("/")[2]
            if other:
                own = other.rpartition("/")[2]
                name = own if fold(own) == fold(name) or source.kind is not Kind.WHOLE else name
                if name != own:
                    moved[other] = name = unicodedata.normalize("NFC", name)
                found[each] = other
            elif source.kind is not Kind.WHOLE and each in pages and its is not None:
                others = (*there.get(its, ()), *target.values())
                name = _numbered(name, [other for other in others if other.rpartition("/")[0] == goes])
            else:
                name = unicodedata.normalize("NFC", name)
            target[each] = f"{goes}/{name}" if goes else name
            below(each, other or None, target[each])

    if source.kind is Kind.PAGE:
        target[source.page] = place
        if place in known:
            found[source.page] = place
        below(source.page, place if place in known else None, place)
    else:
        below("", "", "")
    return Folders(found, target, moved)


def _numbered(name: str, neighbours: Iterable[str]) -> str:
    others = [other.rpartition("/")[2] for other in neighbours if other.casefold() != ATTRACT]
    return numbered(unicodedata.normalize("NFC", name), others)


def _children(folders: Iterable[str]) -> dict[str, list[str]]:
    children: dict[str, list[str]] = {}
    for folder in folders:
        children.setdefault(folder.rpartition("/")[0], []).append(folder)
    return children


def _pairs(mine: Iterable[str], there: Iterable[str], *, top: bool) -> dict[str, str]:
    """Return for each of `mine` the one of `there` that is the same folder, or ""; each only once."""
    left = list(there)
    pairs = {}
    for each in mine:  # those of the very same name first
        name = fold(each.rpartition("/")[2])
        pairs[each] = next((other for other in left if fold(other.rpartition("/")[2]) == name), "")
        if pairs[each]:
            left.remove(pairs[each])
    for each, other in pairs.items():
        if not other:
            pairs[each] = _same_folder(each.rpartition("/")[2], left, top=top)
            if pairs[each]:
                left.remove(pairs[each])
    return pairs


def _same_folder(name: str, there: Iterable[str], *, top: bool) -> str:
    exact = fold(name)
    found = [other for other in there if fold(other.rpartition("/")[2]) == exact]
    found = found or [
        other for other in there if _identity(other.rpartition("/")[2], top) == _identity(name, top)
    ]
    return found[0] if found else ""


def _identity(name: str, top: bool) -> tuple[bool, str]:
    """Return the name without its number; the idle screen's folder is never a page of that name."""
    return top and name.casefold() == ATTRACT, identity(name)
