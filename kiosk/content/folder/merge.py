"""Lays folders of pages over each other: a page replaces the page of the same identity below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kiosk.content.folder.site import ATTRACT, PageFolder, Site
from kiosk.content.names.identity import display_order, fold
from kiosk.content.names.media import PICTURES, ending
from kiosk.problems.problem import Problem


def merged(top: Site, layers: Mapping[str, Site]) -> Site:
    """Return layers as one Site.

    `layers` are what was found in each, by name, the lowest first; their paths begin with that name. `top`
    are the files beside them. A page replaces the page of the same identity below it as a whole, with all
    its languages; a folder without texts is only a place for the pages inside. Pages are ordered by the
    folders that are shown. An identity stays spelt as in the lowest layer.
    """
    pile = _Pile()
    for site in layers.values():
        pile.lay(site)
    attract = _attract(layers.values())
    unseen = pile.unseen()
    files = top.files.union(*(site.files for site in layers.values()))
    spare = {file for site in layers.values() if site.attract != attract for file in site.attract}
    spare.update(file for file in files if _belongs_to(file.rpartition("/")[0], unseen))
    return Site(
        top.root,
        {page_id: pile.pages[page_id] for page_id in _in_order(pile.pages)},
        files - spare,
        attract,
        (*top.problems, *_problems(layers, unseen, attract)),
        tuple(dict.fromkeys(pile.unreadable)),
        tuple(layers),
        pile.replaced,
        pile.places,
        frozenset(spare),
    )


@dataclass(slots=True)
class _Pile:
    """The layers that have been laid over each other so far."""

    pages: dict[str, PageFolder] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    unreadable: list[str] = field(default_factory=list)
    _away: set[str] = field(default_factory=set)  # folders of pages that a folder out of reach may replace
    _spelt: dict[str, str] = field(default_factory=dict)  # folded identity -> identity

    def lay(self, site: Site) -> None:
        """Lay one more layer over the others."""
        for page_id in site.unreadable:
            self._hide(self._identity(page_id))
        for page in site.pages.values():
            self._put(replace(page, id=self._identity(page.id)))

    def unseen(self) -> dict[str, bool]:
        """Return for the folder of each page in any layer whether it is one that is not shown."""
        shown = dict.fromkeys((page.folder for page in self.pages.values()), False)
        return {
            **shown,
            **dict.fromkeys(self.places, False),
            **dict.fromkeys(self._away | self.replaced.keys(), True),
        }

    def _identity(self, page_id: str) -> str:
        """Return an identity spelt as in the lowest layer that has the page."""
        above, _, name = page_id.rpartition("/")
        wanted = f"{self._identity(above)}/{name}" if above else name
        return self._spelt.setdefault(fold(wanted), wanted)

    def _put(self, page: PageFolder) -> None:
        """Lay a page over the one of the same identity."""
        below = self.pages.get(page.id)
        if below is not None and below.files and not page.files:
            self.places[page.folder] = page.id
            return
        if below is not None:
            (self.replaced if below.files else self.places)[below.folder] = page.id
        self.pages[page.id] = page

    def _hide(self, page_id: str) -> None:
        """Take away a page that a folder out of reach may replace, and those inside it.

        So that they are not shown in its place: what was shown last stays.
        """
        self.unreadable.append(page_id)
        for other in [*self.pages]:
            if other == page_id or other.startswith(f"{page_id}/"):
                self._away.add(self.pages.pop(other).folder)


def _belongs_to(folder: str, unseen: Mapping[str, bool]) -> bool:
    """Return whether a folder is that of a page which is not shown, or one for its pictures."""
    while folder and folder not in unseen:
        folder = folder.rpartition("/")[0]
    return unseen.get(folder, False)


def _problems(
    layers: Mapping[str, Site], unseen: Mapping[str, bool], attract: tuple[str, ...]
) -> Iterator[Problem]:
    """Yield the problems with names in all layers, without those of what is not shown."""
    for layer, site in layers.items():
        for problem in site.problems:
            top = problem.file[len(layer) + 1 :].partition("/")[0]
            is_other_attract = top.casefold() == ATTRACT and site.attract != attract
            if not is_other_attract and not _belongs_to(problem.file, unseen):
                yield problem


def _in_order(pages: Mapping[str, PageFolder]) -> Iterator[str]:
    """Yield the identities of pages in display order, each before those inside it."""
    inside: dict[str, list[str]] = {}
    for page_id in sorted(pages, key=lambda each: display_order(pages[each].folder.rpartition("/")[2])):
        inside.setdefault(page_id.rpartition("/")[0], []).append(page_id)
    waiting = inside.get("", [])[::-1]
    while waiting:
        page_id = waiting.pop()
        yield page_id
        waiting += inside.get(page_id, [])[::-1]


def _attract(layers: Iterable[Site]) -> tuple[str, ...]:
    """Return the files of the attract screen: those of the last layer that has pictures for it."""
    found = [site.attract for site in layers if site.attract]
    with_pictures = [files for files in found if any(ending(file) in PICTURES for file in files)]
    return (with_pictures or found or [()])[-1]
