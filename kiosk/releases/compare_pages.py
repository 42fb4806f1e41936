"""Which pages differ between two releases, and how: words, pictures, places on the screen.

Only the files that differ are opened. Cards are compared first, because they tell which pages came, went or
moved; then the pages themselves.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kiosk.releases.changes import ChangedPage
from kiosk.releases.fields import Picture, pictures_of, with_pictures
from kiosk.releases.format import read
from kiosk.releases.layout import parent_of
from kiosk.releases.records import Card, Cards, Page
from kiosk.releases.release import Release

Same = Callable[[str], bool]  # name of a file in a release folder -> both releases have the same bytes there


class PageComparison:
    """Compares the pages of two releases; `same` tells of a file that both have whether it is the same.

    After `pages`, `order` is true if pages that both releases have stand in another order. `resized` is true
    if all pictures were made anew in another size. Methods raise OSError or ValueError for a damaged release.
    """

    def __init__(self, before: Release, after: Release, same: Same) -> None:
        self._before, self._after = _Side(before), _Side(after)
        both = self._before.files & self._after.files
        differing = {name for name in both if not same(name)}
        self._files = sorted(differing | (self._before.files ^ self._after.files))
        edges = before.about.edge, after.about.edge
        self.resized = 0 not in edges and edges[0] != edges[1]
        self.order = False
        # page -> languages with other words, "" where it is not a matter of language
        self._changed: dict[str, set[str]] = {}
        self._pictured: set[str] = set()
        self._waiting: dict[str, dict[str, str]] = {}  # page -> language -> title
        self._added: dict[str, Card] = {}
        self._removed: dict[str, Card] = {}

    def pages(self) -> dict[str, list[ChangedPage]]:
        """Return the pages by kind of change, see changes.PAGES, in the order in which visitors meet them."""
        for name in self._files:
            if name.endswith(".children.json"):
                self._compare_cards(name)
        for name in self._files:
            if not name.endswith(".children.json"):
                self._compare_page(name)
        moved = self._moved()
        gone = [card for card in self._removed.values() if card.id not in moved]
        new = [card for card in self._added.values() if card.id not in moved.values()]
        arrived = set(moved.values())
        tops = [self._added[other] for other in moved.values() if parent_of(other) not in arrived]
        return {
            "added": [_named(card) for card in sorted(new, key=self._after.place)],
            "removed": [_named(card) for card in sorted(gone, key=self._before.place)],
            "moved": [_named(card) for card in sorted(tops, key=self._after.place)],
            "changed": self._on_screen(self._changed),
            "pictured": [] if self.resized else self._on_screen({page: set() for page in self._pictured}),
            "waiting": [ChangedPage(page, titles) for page, titles in self._waiting.items()],
        }

    def _compare_cards(self, name: str) -> None:
        """Note which pages inside one page came, went, changed places or have another card."""
        cards = [*self._before.cards(name), *self._after.cards(name)]
        if not cards:
            return
        parent = parent_of(cards[0].id)
        old, new = self._before.family(parent), self._after.family(parent)
        self._added |= {page: card for page, card in new.items() if page not in old}
        self._removed |= {page: card for page, card in old.items() if page not in new}
        self.order = self.order or [page for page in old if page in new] != [
            page for page in new if page in old
        ]
        for page in old.keys() & new.keys():
            self._compare_card(old[page], new[page])

    def _compare_card(self, old: Card, new: Card) -> None:
        """Note whether a page's card has other words, another colour or picture, or is for other screens."""
        languages = {
            language
            for language in old.texts.keys() | new.texts.keys()
            if old.texts.get(language) != new.texts.get(language)
        }
        if old.color != new.color or old.screens != new.screens:
            languages.add("")
        if languages:
            self._changed.setdefault(new.id, set()).update(languages)
        if old.picture != new.picture:
            self._pictured.add(new.id)

    def _compare_page(self, name: str) -> None:
        """Note whether a page file has other words or pictures, or belongs to a page that is not shown."""
        before, after = self._before.page(name), self._after.page(name)
        there = after or before
        assert there is not None  # the name comes from one of the two
        page, language = there.id, there.language
        old, new = self._before.card(page), self._after.card(page)
        if not any(card and language in card.texts for card in (old, new)):
            self._waiting.setdefault(page, {})[language] = there.title
        elif old and new:
            one, other = (_Parts.of(each) if each else None for each in (before, after))
            if one is None or other is None or one.words != other.words:
                self._changed.setdefault(page, set()).add(language)
            if one and other and one.pictures != other.pictures:
                self._pictured.add(page)

    def _moved(self) -> dict[str, str]:
        """Return old -> new identity of pages that left one folder and came into another."""
        moved: dict[str, str] = {}
        for page, card in self._removed.items():
            titles = _named(card).titles
            for other, there in self._added.items():
                if other not in moved.values() and _named(there).titles == titles:
                    moved[page] = other
                    break
        return moved

    def _on_screen(self, pages: Mapping[str, set[str]]) -> list[ChangedPage]:
        """Return those of the pages that the later release shows, with the languages that changed."""
        cards = [(self._after.card(page), languages) for page, languages in pages.items()]
        found = sorted(
            ((card, got) for card, got in cards if card), key=lambda pair: self._after.place(pair[0])
        )
        return [
            ChangedPage(
                card.id,
                _named(card).titles,
                () if "" in languages or languages >= card.texts.keys() else tuple(sorted(languages)),
            )
            for card, languages in found
        ]


class _Side:
    """One of the two releases: its page files, and its cards, read when they are asked for."""

    def __init__(self, release: Release) -> None:
        self._release = release
        self._families: dict[str, dict[str, Card]] = {}
        self._positions: dict[str, int] = {}  # of each page among those beside it

    @cached_property
    def files(self) -> set[str]:
        """The names of the release's page files, cards included."""
        return {f"pages/{name}" for name in os.listdir(self._release.folder / "pages")}  # noqa: PTH208

    def page(self, name: str) -> Page | None:
        """Return the page in a file, None when this release has no such file."""
        return read(self._release.folder / name, Page) if name in self.files else None

    def cards(self, name: str) -> tuple[Card, ...]:
        """Return the cards in a file, none when this release has no such file."""
        return read(self._release.folder / name, Cards).cards if name in self.files else ()

    def family(self, parent: str) -> dict[str, Card]:
        """Return the cards of the pages inside `parent` by page identity, in the staff's order."""
        if parent not in self._families:
            family = self._families[parent] = {card.id: card for card in self._release.cards(parent)}
            self._positions |= {page: at for at, page in enumerate(family)}
        return self._families[parent]

    def card(self, page_id: str) -> Card | None:
        """Return a page's card, None when the release does not show the page."""
        return self.family(parent_of(page_id)).get(page_id)

    def place(self, card: Card) -> tuple[int, ...]:
        """Return where a page stands on the screen: its position in each folder above it."""
        parts = card.id.split("/")
        above = ["/".join(parts[:size]) for size in range(1, len(parts) + 1)]
        return tuple(self._positions[page] if self.card(page) else -1 for page in above)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A page without its pictures, and its pictures."""

    words: Page
    pictures: tuple[Picture, ...]

    @classmethod
    def of(cls, page: Page) -> _Parts:
        """Take a page apart."""
        return cls(with_pictures(page, lambda picture: None), tuple(pictures_of(page)))


def _named(card: Card) -> ChangedPage:
    """Return a page with its titles by language."""
    return ChangedPage(card.id, {language: texts.title for language, texts in card.texts.items()})
