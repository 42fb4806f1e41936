"""The cards of a release by the page that they are inside of, read when they are asked for; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kiosk.releases.layout import parent_of
from kiosk.releases.records import Card
from kiosk.releases.release import Release
from kiosk.viewer.last_good import read_cards

MOST_FAMILIES = 40  # kept at once; visitors go through few pages at a time


class Families:
    """The cards of the pages inside each page; "" stands for the home screen, whose pages are the sections.

    `releases` yields the current release, then others, which are opened only for what it has lost.
    """

    def __init__(self, releases: Callable[[], Iterable[Release]]) -> None:
        """Know no cards yet."""
        self._releases = releases
        self._cards: dict[str, dict[str, Card]] = {}

    def of(self, parent: str) -> dict[str, Card]:
        """Return the cards of the pages inside a page by their ids, in order."""
        if parent not in self._cards:
            if len(self._cards) > MOST_FAMILIES:
                self._cards.clear()
            self._cards[parent] = {card.id: card for card in read_cards(self._releases(), parent)}
        return self._cards[parent]

    def card(self, page: str) -> Card | None:
        """Return the card of a page, None for a page that does not exist."""
        return self.of(parent_of(page)).get(page)

    def forget(self) -> None:
        """Read all cards anew, from another release."""
        self._cards.clear()
