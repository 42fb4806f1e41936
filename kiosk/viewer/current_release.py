"""The current release for QML: the center's name, the home screen's cards, the attract screen's pictures."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.fallback import choose
from kiosk.releases.fields import Picture
from kiosk.releases.layout import current_number, parent_of
from kiosk.releases.records import Card, CardTexts, Page
from kiosk.releases.release import Release, current_release, whole_releases
from kiosk.viewer.families import Families
from kiosk.viewer.greetings import greetings
from kiosk.viewer.language import Language
from kiosk.viewer.last_good import read_page
from kiosk.viewer.picture_files import PictureFiles
from kiosk.viewer.questions import Questions
from kiosk.viewer.rows import Rows

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MILLISECONDS = 500
CARD_ROLES = {"page": "", "title": "", "summary": "", "question": "", "cover": {}, "color": "", "position": 0}

log = logging.getLogger(__name__)


@QmlElement
@QmlUncreatable("Made by the viewer")
class CurrentRelease(QObject):
    """Follows the pointer to the current release, and gives out what that release holds.

    `released` comes after another release was taken over. The texts follow the language at once
    while they are in sight, else by `catchUp`, at the latest when they come into sight: so the page that a
    visitor looks at changes sooner.
    """

    released = Signal()
    textsChanged = Signal()
    behindChanged = Signal()

    def __init__(self, state: Path, language: Language) -> None:
        """Take the state folder and the visitor's language; nothing is read yet."""
        super().__init__()
        self._state = state
        self._language = language
        self.shown: Release | None = None
        self._unreadable: int | None = None
        self._families = Families(self._releases)
        self._files = PictureFiles()
        self._cards = Rows(CARD_ROLES, shape="page", parent=self)
        self._questions = Questions(self.family, self._question_values, self)
        self._in_sight = True
        self._behind = False
        language.changed.connect(self._turn)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)

    def follow(self) -> None:
        """Take over the current release, and every later one as soon as it comes."""
        self.look()
        self._timer.start()

    def look(self) -> None:
        """Take over the current release if it is another than before."""
        try:
            number = current_number(self._state)
        except OSError as error:
            log.error("the state folder cannot be read: %s", error)
            return
        if number is None or number == self._unreadable:
            return
        if self.shown is not None and self.shown.number == number:
            return
        try:
            release = current_release(self._state)
        except (OSError, ValueError) as error:
            self._unreadable = number  # logged once, not at every look
            log.error("release %s cannot be opened: %s", number, error)
            if self.shown is not None:
                return
            release = next(whole_releases(self._state), None)
        if release is None:
            return
        first = self.shown is None
        self.shown = release
        self._families.forget()
        self._language.offer(release.languages)
        if first:
            self._language.reset()
        log.info("release %d is on the screen", release.number)
        self._retell()
        self.released.emit()

    # What Python asks

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

    def page(self, card: Card) -> Page:
        """Return the page of a card in the visitor's language, or in the nearest that can be read."""
        assert self.shown is not None
        tags = tuple(card.texts)
        shown = choose(self._language.tag, tags, self.shown.languages)
        return read_page(self._releases, card, tuple(dict.fromkeys((shown, *tags))))

    def _releases(self) -> Iterator[Release]:
        """Yield the release on the screen, then others that can be opened, for what it has lost."""
        assert self.shown is not None
        yield self.shown
        shown = self.shown.number
        yield from (release for release in whole_releases(self._state) if release.number != shown)

    def card_values(self, card: Card) -> dict[str, Any]:
        """Return a card as plain values for QML, in the visitor's language if it has that."""
        assert self.shown is not None
        shown = choose(self._language.tag, tuple(card.texts), self.shown.languages)
        texts = card.texts.get(shown, CardTexts(card.id, ""))
        return {
            "page": card.id,
            "title": texts.title,
            "summary": texts.summary,
            "question": texts.question,
            "cover": self.cover_values(card, small=True),
            "color": self.color(card.id),
            "position": self.position(card.id),
        }

    def cover_values(
        self, card: Card, picture: Picture | None = None, *, small: bool = False
    ) -> dict[str, Any]:
        """Return how QML shows the cover of a card, or another picture in its place.

        `aspect` is width by height; `across` and `down` are the point that stays in sight when edges are cut
        off, in percent. The upright picture goes with the card's own only.
        """
        shown = picture or card.picture
        tall = card.tall if shown == card.picture else None
        return {
            "source": self.picture_url(shown, small=small),
            "aspect": shown.width / shown.height if shown else 1.0,
            "tall": self.picture_url(tall, small=small),
            "tallAspect": tall.width / tall.height if tall else 1.0,
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
        """Return the place of a page's section on the home screen, counted from 0."""
        sections = self.family_ids("")
        section = page.partition("/")[0]
        return sections.index(section) if section in sections else 0

    def picture_url(self, picture: Picture | None, *, small: bool = False) -> str:
        """Return the address of a picture for QML, "" for none and for one that is still being made."""
        file = picture and (picture.card if small else picture.file)
        return self.file_url(file) if file else ""

    def file_url(self, file: str) -> str:
        """Return the address of a file of the release for QML, "" when it is lost."""
        assert self.shown is not None
        return self._files.url(file, self.shown.folder)

    # What QML sees

    @Property(bool, notify=behindChanged)
    def behind(self) -> bool:
        """Whether the texts are in the language before."""
        return self._behind

    @Slot()
    def catchUp(self) -> None:
        """Have the texts follow the language now."""
        if self._behind:
            self._retell()

    @Slot(bool)
    def comeIntoSight(self, in_sight: bool) -> None:
        """Take note whether a visitor sees the texts."""
        self._in_sight = in_sight
        if in_sight:
            self.catchUp()

    @Property(bool, notify=released)
    def ready(self) -> bool:
        """True as soon as there is a release."""
        return self.shown is not None

    @Property(str, notify=textsChanged)
    def name(self) -> str:
        """The center's name in the visitor's language."""
        return self._in_language("name", self._language.tag)

    @Property("QVariantList", notify=textsChanged)
    def greetings(self) -> list[dict[str, Any]]:
        """A greeting in each language, see `greetings.greetings`."""
        if self.shown is None:
            return []
        return greetings(self.shown.languages, self.shown.settings.get("greeting", {}))

    @Property(Rows, constant=True)
    def cards(self) -> Rows:
        """The cards of the home screen, without the front card."""
        return self._cards

    @Property(str, notify=textsChanged)
    def titles(self) -> str:
        """The words of the titles of all those cards."""
        return " ".join(str(card["title"]) for card in self._cards.rows)

    @Property("QVariantMap", notify=textsChanged)
    def front(self) -> dict[str, Any]:
        """The front card of the home screen, empty without one."""
        card = self.card(self._front_page())
        if card is None:
            return {}
        # Larger than other cards, and on a large screen than the pictures made for them.
        return {**self.card_values(card), "question": "", "cover": self.cover_values(card)}

    @Property(Questions, constant=True)
    def questions(self) -> Questions:
        """What the home screen asks."""
        return self._questions

    def _question_values(self, card: Card) -> dict[str, Any]:
        """Return a card that asks in the visitor's language, as the card in front shows it."""
        section = self.card(card.id.partition("/")[0])
        above = self.card_values(section)["title"] if section is not None and section is not card else ""
        question = card.texts.get(self._language.tag, CardTexts("", "")).question
        return {
            **self.card_values(card),
            "question": question,
            "section": above,
            "cover": self.cover_values(card),
        }

    @Property("QStringList", notify=released)
    def attractPictures(self) -> list[str]:
        """The pictures of the attract screen: those of the staff, else the covers of the sections."""
        if self.shown is None:
            return []
        pictures = self.shown.about.attract or [card.picture for card in self.family("")]
        return [url for url in map(self.picture_url, pictures) if url]

    def _front_page(self) -> str:
        """Return the page of the front card: the staff's choice, or the section if there is only one."""
        if self.shown is None:
            return ""
        sections = self.family_ids("")
        return sections[0] if len(sections) == 1 else str(self.shown.settings.get("front", ""))

    def _in_language(self, key: str, tag: str) -> str:
        """Return a setting that has a text per language, in one language or the nearest."""
        if self.shown is None:
            return ""
        texts: dict[str, str] = self.shown.settings.get(key, {})
        return texts.get(choose(tag, tuple(texts), self.shown.languages), "")

    def _turn(self) -> None:
        if self._in_sight:
            self._retell()
        else:
            self._set_behind(True)

    def _set_behind(self, behind: bool) -> None:
        if behind != self._behind:
            self._behind = behind
            self.behindChanged.emit()

    def _retell(self) -> None:
        """Renew all texts, after another language or release."""
        self._set_behind(False)
        front = self._front_page()
        self._cards.replace([self.card_values(card) for card in self.family("") if card.id != front])
        self._questions.retell()
        self.textsChanged.emit()
