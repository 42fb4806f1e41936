"""The pages and cards of the release on the screen, as plain values in the visitor's language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.languages.fallback import choose
from kiosk.releases.fields import CARD_EDGE, Picture
from kiosk.releases.layout import parent_of
from kiosk.releases.records import Card, CardTexts, Page
from kiosk.releases.release import Release, whole_releases
from kiosk.viewer.families import Families
from kiosk.viewer.language import Language
from kiosk.viewer.last_good import read_page
from kiosk.viewer.picture_files import PictureFiles

NAMELESS = ("", "")  # the name and the group of a screen that has neither


class ReleasePages:
    """The pages of one release after the other, `shown`; None before the first one, which has no pages.

    What is damaged in it is taken from older releases of the state folder. What is not for this `screen` is
    nowhere in it, see Families.
    """

    def __init__(self, state: Path, language: Language, screen: tuple[str, str] | None = None) -> None:
        self._state = state
        self._language = language
        self.screen = screen
        self._families = Families(self._releases, screen)
        self._files = PictureFiles()
        self.shown: Release | None = None

    def take(self, release: Release) -> None:
        """Go over to another release."""
        self.shown = release
        self._files.take(release)
        self._families.forget()

    def look_from(self, screen: tuple[str, str] | None) -> None:
        """Show the pages for another screen; None shows all."""
        self.screen = screen
        self._families.look_from(screen)

    def only_on(self, page: str) -> str:
        """Return the names of the screens that a page and those around it are for; "" where it is for all."""
        found: dict[str, None] = {}
        while page:
            card = self.card(page)
            found |= {", ".join(names): None for names in card.screens} if card is not None else {}
            page = parent_of(page)
        return " + ".join(found)

    @property
    def are_partial(self) -> bool:
        """Whether the release may have pages that are not for this screen."""
        return self.screen is not None and self.shown is not None and bool(self.shown.about.screens)

    def card(self, page: str) -> Card | None:
        """Return the card of a page, None for a page that does not exist."""
        return self._families.card(page) if self.shown is not None else None

    def exists(self, page: str) -> bool:
        """True for a page of the release."""
        return self.card(page) is not None

    def family(self, parent: str) -> tuple[Card, ...]:
        """Return the cards of the pages inside `parent`, "" for the sections."""
        return tuple(self._families.of(parent).values()) if self.shown is not None else ()

    def family_ids(self, parent: str) -> list[str]:
        """Return the identities of the pages inside `parent`, in order."""
        return list(self._families.of(parent)) if self.shown is not None else []

    def below(self, parent: str) -> Iterator[str]:
        """Yield the identities of the pages inside `parent` at all depths, each before those inside it."""
        for page in self.family_ids(parent):
            yield page
            yield from self.below(page)

    def page(self, card: Card) -> Page:
        """Return the page of a card in the visitor's language, or in the nearest that can be read."""
        tags = tuple(card.texts)
        return read_page(self._releases, card, tuple(dict.fromkeys((self._nearest(tags), *tags))))

    def card_values(self, card: Card) -> dict[str, Any]:
        """Return a card as plain values for QML, in the visitor's language if it has that."""
        texts = card.texts.get(self._nearest(tuple(card.texts)), CardTexts(card.id, ""))
        return {
            "page": card.id,
            "title": texts.title,
            "summary": texts.summary,
            "question": texts.question,
            "cover": self.cover_values(card),
            "color": self.color(card.id),
            "position": self.position(card.id),
        }

    def question_values(self, card: Card) -> dict[str, Any]:
        """Return a card that asks in the visitor's language, as the card in front shows it."""
        section = self.card(card.id.partition("/")[0])
        above = self.card_values(section)["title"] if section is not None and section is not card else ""
        question = card.texts.get(self._language.tag, CardTexts("", "")).question
        return {**self.card_values(card), "question": question, "section": above}

    def cover_values(self, card: Card, picture: Picture | None = None) -> dict[str, Any]:
        """Return how QML shows the cover of a card, or another picture in its place.

        `card` and `tallCard` are the files for places of at most `cardEdge` pixels, `source` and `tall` those
        for larger ones. `aspect` is width by height; `across` and `down` are the point that stays in sight
        when edges are cut off, in percent. The upright picture goes with the card's own only.
        """
        shown = picture or card.picture
        tall = card.tall if shown == card.picture else None
        return {
            "source": self.picture_url(shown),
            "card": self.picture_url(shown, small=True),
            "aspect": shown.width / shown.height if shown else 1.0,
            "tall": self.picture_url(tall),
            "tallCard": self.picture_url(tall, small=True),
            "tallAspect": tall.width / tall.height if tall else 1.0,
            "cardEdge": CARD_EDGE,
            "across": card.crop.across,
            "down": card.crop.down,
            "whole": card.crop.whole,
        }

    def color(self, page: str) -> str:
        """Return the colour that staff chose for a page or for the nearest page around it, "" without one."""
        while page:
            card = self.card(page)
            if card is not None and card.color:
                return card.color
            page = parent_of(page)
        return ""

    def position(self, page: str) -> int:
        """Return the place of a page's section among all, from 0: its colour is the same on every screen."""
        sections = list(self._families.everywhere("")) if self.shown is not None else []
        section = page.partition("/")[0]
        return sections.index(section) if section in sections else 0

    def picture_url(self, picture: Picture | None, *, small: bool = False) -> str:
        """Return the address of a picture for QML, "" for none and for one that is still being made."""
        file = picture and (picture.card if small else picture.file)
        return self.file_url(file) if file else ""

    def file_url(self, file: str) -> str:
        """Return the address of a file of the release for QML, "" when it is lost."""
        assert self.shown is not None
        return self._files.url(file, self.shown)

    def _nearest(self, tags: tuple[str, ...]) -> str:
        """Return which of several languages to show: the visitor's or the nearest."""
        assert self.shown is not None
        return choose(self._language.tag, tags, self.shown.languages)

    def _releases(self) -> Iterator[Release]:
        """Yield the release on the screen, then others that can be opened, for what it has lost."""
        assert self.shown is not None
        yield self.shown
        shown = self.shown.number
        yield from (release for release in whole_releases(self._state) if release.number != shown)
