"""Which folder of the source is which folder of the content folder, and where each goes."""

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
    """By the source's folder: `content` is the same folder there, if there is one, `target` where it goes.

    `moved` maps folders of the content folder to the names that they get: with the number, without the path.
    """

    content: Mapping[str, str]
    target: Mapping[str, str]
    moved: Mapping[str, str]


def pair(source: Source, content: Site, place: str) -> Folders:
    """Pair the folders of both sides from the top down; a PAGE goes to `place`, "" for other sources."""
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
    """The folders that are paired so far."""

    source: Source
    site: Site
    content: dict[str, str] = field(default_factory=dict)
    target: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    _mine: Mapping[str, list[str]] = field(init=False)
    _theirs: Mapping[str, list[str]] = field(init=False)
    _pages: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._mine = children_of(folders_of(self.source.site))
        self._theirs = children_of(folders_of(self.site))
        self._pages = frozenset(page.folder for page in self.source.site.pages.values())

    def walk(self, folder: str, same: str | None, target: str) -> None:
        """Pair what lies in a folder of the source, at all depths.

        `same` is the content folder's own for it, None when that has none; `target` where it goes.
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
        """Return the name that a folder keeps or, when a whole content folder comes with another, gets."""
        name, own = _last(mine), _last(theirs)
        if fold(own) == fold(name) or self.source.kind is not Kind.WHOLE:
            return own
        self.moved[theirs] = unicodedata.normalize("NFC", name)
        return self.moved[theirs]

    def _name_of_new(self, mine: str, there: Iterable[str], target: str, *, is_beside: bool) -> str:
        """Return the name of a folder that is new: with the next number where it lies beside others."""
        name = _last(mine)
        if self.source.kind is Kind.WHOLE or mine not in self._pages or not is_beside:
            return unicodedata.normalize("NFC", name)
        beside = [other for other in (*there, *self.target.values()) if other.rpartition("/")[0] == target]
        return numbered_among(name, beside)


def _pairs(mine: Iterable[str], there: Iterable[str], *, top: bool) -> dict[str, str]:
    """Return for each of `mine` the one of `there` that is the same folder, or ""; each only once."""
    left = list(there)
    pairs = {}
    for each in mine:  # those of the very same name first
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
    return folder.rpartition("/")[2]
