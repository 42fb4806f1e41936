"""Warnings about the screens that headers name, whose real names the publisher does not know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from kiosk.content.folder.site import Site
from kiosk.problems.problem import Problem
from kiosk.publishing.store.entries import Entries, PageEntry

_LEAST_LETTERS = 4  # of a name; shorter ones often differ by one letter
_OFTENER = 2  # times as many pages, at least, as have its likely mistake


def screen_warnings(site: Site, pages: Entries) -> Iterator[Problem]:
    """Yield the warnings."""
    named = {page: good for page, entries in pages.items() if (good := _naming(entries))}
    for page, entries in named.items():
        if len({frozenset(entry.card.screens) for entry in entries}) > 1 and page in site.pages:
            texts = "; ".join(f"{_file(entry)}: {', '.join(entry.card.screens)}" for entry in entries)
            yield Problem("screens-differ", site.pages[page].folder, 0, {"texts": texts})
    on: dict[str, set[str]] = {}  # name of a screen -> the pages on which it stands
    for page, entries in named.items():
        for entry in entries:
            for name in entry.card.screens:
                on.setdefault(name, set()).add(page)
    for name, likely in _mistakes(on).items():
        for page in sorted(on[name]):
            file = next(entry.file for entry in named[page] if name in entry.card.screens)
            yield Problem("screens-misspelt", file, 0, {"name": name, "likely": likely})


def _naming(entries: Mapping[str, PageEntry]) -> list[PageEntry]:
    """Return the texts of a page that name screens."""
    return [entry for entry in entries.values() if entry.good and entry.card.screens]


def _file(entry: PageEntry) -> str:
    """Return the name of a text's file."""
    return entry.file.rpartition("/")[2]


def _mistakes(on: Mapping[str, Set[str]]) -> dict[str, str]:
    """Return the names that are probably typing mistakes of others, which stand on more pages."""
    found = {}
    for name, pages in on.items():
        others = [other for other in on if len(on[other]) >= _OFTENER * len(pages) and is_slip(name, other)]
        if others:
            found[name] = max(others, key=lambda other: (len(on[other]), other))
    return found


def is_slip(name: str, other: str) -> bool:
    """Return whether one letter is other, missing, too much, or two have changed places.

    Numbers tell screens apart: "foyer-1" is no mistake of "foyer-2".
    """
    if name == other or min(len(name), len(other)) < _LEAST_LETTERS:
        return False
    while name and other and name[0] == other[0]:
        name, other = name[1:], other[1:]
    while name and other and name[-1] == other[-1]:
        name, other = name[:-1], other[:-1]
    if any(letter.isdigit() for letter in name + other):
        return False
    swapped = len(name) == len(other) == 2 and name == other[::-1]
    return swapped or max(len(name), len(other)) == 1
