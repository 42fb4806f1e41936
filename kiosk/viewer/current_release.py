"""The current release as QML sees it: the center's name, the home screen's cards, the attract pictures."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, QUrl, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.catalogue import translate
from kiosk.languages.fallback import choose
from kiosk.message import N_
from kiosk.releases.fields import Picture
from kiosk.releases.layout import current_number, parent_of
from kiosk.releases.records import Card, CardTexts, Page
from kiosk.releases.release import Release, current_release, whole_releases
from kiosk.viewer.language import Language
from kiosk.viewer.last_good import read_cards, read_page
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
    """Follows the `current` pointer and hands out what the current release holds.

    `released` is emitted after another release was taken over.
    """

    released = Signal()
    textsChanged = Signal()

    def __init__(self, state: Path, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._language = language
        self.shown: Release | None = None
        self._unreadable: int | None = None
        self._families: dict[str, dict[str, Card]] = {}
        self._picture_folders: dict[str, Path] = {}
        self._cards = Rows(CARD_ROLES, shape="page", parent=self)
        self._questions = Questions(self.family, self._question_values, self)
        language.changed.connect(self._retell)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)

    def follow(self) -> None:
        """Take over the current release now and every later one when it comes."""
        self.look()
        self._timer.start()

    def look(self) -> None:
        """Take over the current release if it is another one than before."""
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
            self._unreadable = number  # said once, not with every look
            log.error("release %s cannot be opened: %s", number, error)
            if self.shown is not None:
                return
            release = next(whole_releases(self._state), None)
        if release is None:
            return
        first = self.shown is None
        self.shown = release
        self._families.clear()
        self._language.offer(release.languages)
        if first:
            self._language.reset()
        log.info("release %d is on the screen", release.number)
        self._retell()
        self.released.emit()

    # What Python asks

    def card(self, page: str) -> Card | None:
        return self._family(parent_of(page)).get(page)

    def exists(self, page: str) -> bool:
        return self.card(page) is not None

    def family(self, parent: str) -> tuple[Card, ...]:
        """Return the cards of the pages inside `parent`."""
        return tuple(self._family(parent).values())

    def family_ids(self, parent: str) -> list[str]:
        return list(self._family(parent))

    def _family(self, parent: str) -> dict[str, Card]:
        if self.shown is None:
            return {}
        if parent not in self._families:
            if len(self._families) > 40:
                self._families.clear()
            self._families[parent] = {card.id: card for card in read_cards(self._releases(), parent)}
        return self._families[parent]

    def page(self, card: Card) -> Page:
        """Return the page of a card in the visitor's language, or the nearest that can be read."""
        assert self.shown is not None
        tags = tuple(card.texts)
        shown = choose(self._language.tag, tags, self.shown.languages)
        return read_page(self._releases, card, tuple(dict.fromkeys((shown, *tags))))

    def _releases(self) -> Iterator[Release]:
        """Yield the release on the screen and, for what it has lost, those that can be opened."""
        assert self.shown is not None
        yield self.shown
        shown = self.shown.number
        yield from (release for release in whole_releases(self._state) if release.number != shown)

    def card_values(self, card: Card) -> dict[str, Any]:
        """Return a card as plain values for QML, in the visitor's language where it has it."""
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
        """Return the colour staff chose for a page or the nearest page above it, else ""."""
        while page:
            card = self.card(page)
            if card is not None and card.color:
                return card.color
            page = parent_of(page)
        return ""

    def position(self, page: str) -> int:
        """Return the place of a page's section on the home screen."""
        sections = self.family_ids("")
        section = page.partition("/")[0]
        return sections.index(section) if section in sections else 0

    def picture_url(self, picture: Picture | None, *, small: bool = False) -> str:
        """Return where a picture lies, or "", also for one that is still being made.

        Pictures are named by their content, so one that was shown from an earlier release is
        shown from there as long as it is kept: a new release makes no picture flicker.
        """
        file = picture and (picture.card if small else picture.file)
        return self.file_url(file) if file else ""

    def file_url(self, file: str) -> str:
        assert self.shown is not None
        folder = self._picture_folders.get(file)
        if folder is None or not (folder / file).exists():
            if len(self._picture_folders) > 500:
                self._picture_folders.clear()
            folder = self._picture_folders[file] = self.shown.folder
            if not (folder / file).exists():  # damaged, and soon mended
                return ""
        return QUrl.fromLocalFile(str(folder / file)).toString()

    # What QML sees

    @Property(bool, notify=released)
    def ready(self) -> bool:
        return self.shown is not None

    @Property(str, notify=textsChanged)
    def name(self) -> str:
        return self._in_language("name", self._language.tag)

    @Property("QVariantList", notify=textsChanged)
    def greetings(self) -> list[dict[str, Any]]:
        """A greeting in every language, each wording once: [{"text", "touch"}]."""
        if self.shown is None:
            return []
        own: dict[str, str] = self.shown.settings.get("greeting", {})
        pairs = [
            (own.get(tag) or translate(tag, N_("Welcome!")), translate(tag, N_("Touch the screen")))
            for tag in self.shown.languages
        ]
        said: set[str] = set()
        rows = []
        for text, touch in pairs:
            if text not in said:
                rows.append({"text": text, "touch": "" if touch in said else touch})
                said |= {text, touch}
        return rows

    @Property(Rows, constant=True)
    def cards(self) -> Rows:
        """The home screen's cards, without the one in front."""
        return self._cards

    @Property(str, notify=textsChanged)
    def titles(self) -> str:
        """The words of all those cards' titles."""
        return " ".join(str(card["title"]) for card in self._cards.rows)

    @Property("QVariantMap", notify=textsChanged)
    def front(self) -> dict[str, Any]:
        """The large card of the home screen, or an empty map."""
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
        """Pictures for the attract screen: the staff's, else the sections' covers."""
        if self.shown is None:
            return []
        pictures = self.shown.about.attract or [card.picture for card in self.family("")]
        return [url for url in map(self.picture_url, pictures) if url]

    def _front_page(self) -> str:
        """Return the page of the card in front: the staff's choice, or the only section there is."""
        if self.shown is None:
            return ""
        sections = self.family_ids("")
        return sections[0] if len(sections) == 1 else str(self.shown.settings.get("front", ""))

    def _in_language(self, key: str, tag: str) -> str:
        if self.shown is None:
            return ""
        texts: dict[str, str] = self.shown.settings.get(key, {})
        return texts.get(choose(tag, tuple(texts), self.shown.languages), "")

    def _retell(self) -> None:
        front = self._front_page()
        self._cards.replace([self.card_values(card) for card in self.family("") if card.id != front])
        self._questions.retell()
        self.textsChanged.emit()
