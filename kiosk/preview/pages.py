"""A list of all pages of the folder, in which staff search by typing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.folder.layers import layer_of, within_layer
from kiosk.content.folder.site import Site
from kiosk.message import N_
from kiosk.preview.files import layer_of_page, no_site
from kiosk.preview.staff_language import StaffLanguage
from kiosk.releases.records import Card
from kiosk.viewer.release_pages import ReleasePages
from kiosk.viewer.rows import Rows

QML_IMPORT_NAME = "KioskPreview.State"
QML_IMPORT_MAJOR_VERSION = 1

PAGE_ROLES = {"page": "", "title": "", "folder": "", "origin": "", "own": False, "level": 0}


@QmlElement
@QmlUncreatable("Made by the preview")
class PageList(QObject):
    """The pages that have the typed text in their title, in any language, or in their folder's name.

    Without any text, all pages.
    """

    def __init__(self, language: StaffLanguage) -> None:
        """Start without pages; take the language of messages."""
        super().__init__()
        self._language = language
        self._pages: ReleasePages | None = None
        self._site = no_site(Path())
        self._typed = ""
        self._rows = Rows(PAGE_ROLES, parent=self)

    @Property(Rows, constant=True)
    def rows(self) -> Rows:
        """The pages that were found, in the order of the folder."""
        return self._rows

    def know(self, pages: ReleasePages, site: Site) -> None:
        """Take over the pages of a release, and the folders of the pages."""
        self._pages, self._site = pages, site

    @Slot(str)
    def find(self, typed: str) -> None:
        """Search for a text."""
        self._typed = " ".join(typed.split()).casefold()
        self._rows.replace([row for card in self._cards("") if (row := self._row(card)) is not None])

    def _cards(self, parent: str) -> Iterator[Card]:
        """Yield the cards of all pages inside a page, in order."""
        if self._pages is None:
            return
        for card in self._pages.family(parent):
            yield card
            yield from self._cards(card.id)

    def _row(self, card: Card) -> dict[str, Any] | None:
        """Return the row of a page, None when it does not have the text."""
        assert self._pages is not None
        known = self._site.pages.get(card.id)
        folder = known.folder if known is not None else card.id
        names = [folder, *(texts.title for texts in card.texts.values())]
        if not any(self._typed in name.casefold() for name in names):
            return None
        title = str(self._pages.card_values(card)["title"])
        only_on = self._pages.only_on(card.id)
        layers = self._site.layers
        within = within_layer(folder, layers)
        return {
            "page": card.id,
            "title": title,
            "folder": f"{within}  ({only_on})" if only_on else within,
            "origin": self._origin(card.id),
            "own": bool(layers) and layer_of(folder, layers) == layers[-1],
            "level": card.id.count("/"),
        }

    def _origin(self, page: str) -> str:
        """Return which layer a page is from, and in place of which, in words; "" without layers."""
        layer, replaced = layer_of_page(self._site, page)
        if not replaced:
            return layer
        below = ", ".join(layer_of(folder, self._site.layers) for folder in replaced)
        return self._language.say(N_("{layer} in place of {below}")).format(layer=layer, below=below)
