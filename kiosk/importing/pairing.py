"""Pairs the folders of the source with those of the content folder, and decides where each one goes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kiosk.content.folder.site import Site
from kiosk.content.names.identity import fold
from kiosk.importing.folders import children_of, folders_of, numbered_among, same_folder
from kiosk.importing.source import Kind, Source


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of the source, paired.

    `content` maps a folder of the source to the same folder in the content folder, if there is one; `target`
    maps it to the path that it gets. `moved` maps folders of the content folder to their new names, with
    number and without path.
    """

    content: Mapping[str, str]
    target: Mapping[str, str]
    moved: Mapping[str, str]


def pair(source: Source, content: Site, place: str) -> Folders:
    """Pair the folders of both sides from the top down; a PAGE goes to `place`, else that is ""."""
    pairing = _Pairing(source, content)
    if source.kind is not Kind.PAGE:
        pairing.walk("", "", "")
    else:
        known = place if place in folders_of(content) else None
        pairing.target[source.page] = place
        if known is not None:
            pairing.content[source.page] = known
        pairing.walk(source.page, known, place)
    return Folders(pairing.content, pairing.target, pairing.moved)


@dataclass(slots=True)
class _Pairing:
    """The folders that have been paired so far."""

    source: Source
    site: Site
    content: dict[str, str] = field(default_factory=dict)
    target: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    _mine: Mapping[str, list[str]] = field(init=False)
    _theirs: Mapping[str, list[str]] = field(init=False)
    _pages: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """List the folders of both sides."""
        self._mine = children_of(folders_of(self.source.site))
        self._theirs = children_of(folders_of(self.site))
        self._pages = frozenset(page.folder for page in self.source.site.pages.values())

    def walk(self, folder: str, same: str | None, target: str) -> None:
        """Pair the folders inside a folder of the source, at all depths.

        `same` is the same folder in the content folder, None when there is none; `target` is the path that it
        gets.
        """
        there = self._theirs.get(same, []) if same is not None else []
        for mine, theirs in _pairs(self._mine.get(folder, ()), there, top=not folder).items():
            if theirs:
                self.content[mine] = theirs
                name = self._name_of_known(mine, theirs)
            else:
                name = self._name_of_new(mine, there, target, is_beside=same is not None)
            self.target[mine] = f"{target}/{name}" if target else name
            self.walk(mine, theirs or None, self.target[mine])

    def _name_of_known(self, mine: str, theirs: str) -> str:
        """Return the name of a folder that exists on both sides.

        It keeps the content folder's name, unless a whole content folder is imported: then it gets the
        source's.
        """
        name, own = _last(mine), _last(theirs)
        if fold(own) == fold(name) or self.source.kind is not Kind.WHOLE:
            return own
        self.moved[theirs] = unicodedata.normalize("NFC", name)
        return self.moved[theirs]

    def _name_of_new(self, mine: str, there: Iterable[str], target: str, *, is_beside: bool) -> str:
        """Return the name of a new folder: beside other pages it gets the next number."""
        name = _last(mine)
        if self.source.kind is Kind.WHOLE or mine not in self._pages or not is_beside:
            return unicodedata.normalize("NFC", name)
        beside = [other for other in (*there, *self.target.values()) if other.rpartition("/")[0] == target]
        return numbered_among(name, beside)


def _pairs(mine: Iterable[str], there: Iterable[str], *, top: bool) -> dict[str, str]:
    """Return for each of `mine` the one of `there` that is the same folder, or ""; each is used only once."""
    left = list(there)
    pairs = {}
    for each in mine:  # exactly the same names first
        name = fold(_last(each))
        pairs[each] = next((other for other in left if fold(_last(other)) == name), "")
        if pairs[each]:
            left.remove(pairs[each])
    for each, other in pairs.items():
        if not other:
            pairs[each] = same_folder(_last(each), left, top=top)
            if pairs[each]:
                left.remove(pairs[each])
    return pairs


def _last(folder: str) -> str:
    """Return the name of a folder."""
    return folder.rpartition("/")[2]
