"""The content folder as data: its pages, its files, and problems with their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kiosk.content.folder.resolve import Resolver
from kiosk.problems.problem import Problem

ATTRACT = "attract"  # the folder with the pictures of the attract screen
SETTINGS = "kiosk.toml"
MOST_SETTINGS = 256 * 1024  # bytes read of the settings at most; no honest file comes near
MAX_DEPTH = 8  # folders inside each other; visitors would be lost sooner


@dataclass(frozen=True, slots=True)
class PageFolder:
    """One page: a folder with a text for each language, or one that only holds further pages.

    Paths are relative to the content folder, with forward slashes, spelt as on the disk. `files` maps
    language tags to the paths of texts; `media` are the pictures and films beside them.
    """

    id: str
    folder: str
    files: Mapping[str, str]
    media: tuple[str, ...]


@dataclass(frozen=True)
class Site:
    """All pages in display order, each before the pages inside it.

    `pages` maps identities to folders. `files` are the relative paths of all files that count; those of the
    attract screen among them are in `attract` as well. `unreadable` are identities of folders that could not
    be listed just now: pages missing at or below one of them ("" is everything) were not removed by staff.

    `layers` are the folders of which each lies over those before it; without layers the rest is empty. Where
    several layers have a page, `replaced` maps the folders of those that are not shown to its identity, and
    `places` those that have no text and are only places for pages inside. `spare` are files of replaced
    pages and of attract screens that are not shown: they count only where a text names them.
    """

    root: Path
    pages: Mapping[str, PageFolder]
    files: frozenset[str]
    attract: tuple[str, ...]
    problems: tuple[Problem, ...]
    unreadable: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    replaced: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    spare: frozenset[str] = frozenset()

    @property
    def folders(self) -> dict[str, str]:
        """The folder of each page by its identity."""
        return {page.id: page.folder for page in self.pages.values()}

    @property
    def named(self) -> frozenset[str]:
        """The files that a text may name: all that count, and the spare ones."""
        return self.files | self.spare if self.spare else self.files

    def resolve_page(self, href: str, page_id: str) -> str | None:
        """Return the identity of the page that a link on page `page_id` means, or None."""
        return self._resolver.page(href, page_id)

    @cached_property
    def _resolver(self) -> Resolver:
        """Return the resolver of this folder, made once."""
        return Resolver(self.folders, self.named, self.layers)
