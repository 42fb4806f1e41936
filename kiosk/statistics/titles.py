"""What pages are called, by the current release."""

from __future__ import annotations

import contextlib
from functools import cache
from pathlib import Path

from kiosk.languages.fallback import choose
from kiosk.releases.layout import parent_of
from kiosk.releases.records import Card
from kiosk.releases.release import Release, current_release


class Titles:
    """The titles of pages in a language, or the nearest one that a page has."""

    def __init__(self, state: Path, language: str) -> None:
        """Open the current release of a state folder; without one, pages are told by their identities."""
        self.language = language
        self.release: Release | None = None
        with contextlib.suppress(OSError, ValueError):
            self.release = current_release(state)
        self._cards = cache(self._read_cards)

    def of(self, page: str) -> str:
        """Return the title of a page; its identity when it is gone from the release."""
        card = self._cards(parent_of(page)).get(page)
        if card is None or self.release is None:
            return page
        texts = card.texts.get(choose(self.language, card.texts, self.release.languages))
        return texts.title if texts and texts.title else page

    @property
    def center(self) -> str:
        """The name of the center, "" where staff did not give one."""
        names = self.release.settings.get("name", {}) if self.release else {}
        languages = self.release.languages if self.release else ()
        return str(names.get(choose(self.language, names, languages), ""))

    def _read_cards(self, parent: str) -> dict[str, Card]:
        """Return the cards of the pages inside a page by their identities, {} where they are damaged."""
        with contextlib.suppress(OSError, ValueError):
            if self.release is not None:
                return {card.id: card for card in self.release.cards(parent)}
        return {}
