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

    `releases` yields the current release, then others, which are opened only for what it has lost. Pages that
    are not for this screen are left out, with all pages inside them: `screen` is its own name and its group,
    folded, "" for none; None leaves out nothing.
    """

    def __init__(
        self, releases: Callable[[], Iterable[Release]], screen: tuple[str, str] | None = None
    ) -> None:
        """Know no cards yet."""
        self._releases = releases
        self._screen = screen
        self._cards: dict[str, dict[str, Card]] = {}
        self._shown: dict[str, dict[str, Card]] = {}

    def of(self, parent: str) -> dict[str, Card]:
        """Return the cards of the pages inside a page by their ids, in order."""
        if parent not in self._shown:
            if len(self._shown) > MOST_FAMILIES:
                self.forget()
            self._shown[parent] = self._for_screen(parent)
        return self._shown[parent]

    def card(self, page: str) -> Card | None:
        """Return the card of a page, None for a page that does not exist."""
        return self.of(parent_of(page)).get(page)

    def forget(self) -> None:
        """Read all cards anew, from another release."""
        self._cards.clear()
        self._shown.clear()

    def look_from(self, screen: tuple[str, str] | None) -> None:
        """Leave out what is not for another screen."""
        self._screen = screen
        self._shown.clear()

    def everywhere(self, parent: str) -> dict[str, Card]:
        """Return the cards of all pages inside a page, for whichever screens they are."""
        if parent not in self._cards:
            self._cards[parent] = {card.id: card for card in read_cards(self._releases(), parent)}
        return self._cards[parent]

    def _for_screen(self, parent: str) -> dict[str, Card]:
        """Return the cards of those pages that this screen shows; none where it hides a page around them."""
        cards = self.everywhere(parent)
        if self._screen is None:
            return cards
        while parent:
            around = self.everywhere(parent_of(parent)).get(parent)
            if around is not None and not self._shows(around):
                return {}
            parent = parent_of(parent)
        return {page: card for page, card in cards.items() if self._shows(card)}

    def _shows(self, card: Card) -> bool:
        """Return whether a page is for this screen, whatever is around it."""
        if not card.screens or self._screen is None:
            return True
        from kiosk.releases.screens import shows_all  # imported late: few centers have such pages

        return shows_all(card.screens, *self._screen)
