"""The current release for QML: the center's name, the home screen's cards, the attract screen's pictures."""

from __future__ import annotations

import logging
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.fallback import choose
from kiosk.releases.layout import releases_folder
from kiosk.releases.release import Release
from kiosk.viewer.greetings import greetings
from kiosk.viewer.language import Language
from kiosk.viewer.questions import Questions
from kiosk.viewer.release_choice import ReleaseChoice
from kiosk.viewer.release_pages import ReleasePages
from kiosk.viewer.rows import Rows

if TYPE_CHECKING:
    from kiosk.supervision.starts import Starts
    from kiosk.viewer.announcing import Announcing
    from kiosk.viewer.folder_watch import FolderWatch

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

CARD_ROLES = {"page": "", "title": "", "summary": "", "question": "", "cover": {}, "color": "", "position": 0}

log = logging.getLogger(__name__)


@QmlElement
@QmlUncreatable("Made by the viewer")
class CurrentRelease(QObject):
    """Follows the release that ReleaseChoice chooses for the screen, and gives out what it holds.

    `released` comes after another release was taken over. The texts follow the language at once
    while they are in sight, else by `catchUp`, at the latest when they come into sight: so the page that a
    visitor looks at changes sooner.
    """

    released = Signal()
    textsChanged = Signal()
    behindChanged = Signal()
    announcingChanged = Signal()

    def __init__(
        self,
        state: Path,
        language: Language,
        starts: Starts | None = None,
        screen: tuple[str, str] | None = None,
    ) -> None:
        """Take the state folder, the visitor's language, the starts that set releases aside, and for which
        screen pages are shown, see Families.

        Nothing is read yet.
        """
        super().__init__()
        self._state = state
        self._choice = ReleaseChoice(state, starts)
        self._language = language
        self.pages = ReleasePages(state, language, screen)
        self._cards = Rows(CARD_ROLES, shape="page", parent=self)
        self._questions = Questions(
            self.pages.family, self.pages.question_values, self._shown_languages, self
        )
        self._in_sight = True
        self._behind = False
        language.changed.connect(self._turn)
        self._watch: FolderWatch | None = None
        self._announcing: Announcing | None = None

    @property
    def shown(self) -> Release | None:
        """The release on the screen, None before the first one."""
        return self.pages.shown

    def follow(self) -> None:
        """Take over the current release, and every later one as soon as it comes."""
        from kiosk.viewer.folder_watch import FolderWatch  # imported late: the first screen does not wait

        self._watch = FolderWatch(releases_folder(self._state), self.look, self)

    def look(self) -> None:
        """Take over the release for the screen if it is another than before."""
        first = self.shown is None
        release = self._choice.look(self.shown)
        if release is None:
            return
        self.pages.take(release)
        self._language.offer(release.languages)
        if first:
            self._language.reset()
        log.info("release %d is on the screen", release.number)
        if self.empty and release.about.pages:
            log.warning(
                "release %d has no page for this screen: see `screens` in its headers", release.number
            )
        self._retell()
        self._announce(release)
        self.released.emit()

    def _announce(self, release: Release) -> None:
        """Follow what a release announces; most announce nothing, and then nothing is loaded for it."""
        if self._announcing is None and release.about.announcements:
            from kiosk.viewer.announcing import Announcing

            self._announcing = Announcing(self._language, self._shown_here, parent=self)
            self._announcing.take(release)
            self.released.connect(self._announcing.look)
            self.announcingChanged.emit()
        elif self._announcing is not None:
            self._announcing.take(release)

    def announce_nothing(self) -> None:
        """Show no announcement in a window that looks at pages only."""
        if self._announcing is not None:
            self._announcing.silence()

    def _shown_here(self, screens: Collection[str]) -> bool:
        """Return whether what is meant for some screens is shown on this one."""
        from kiosk.releases.screens import shows

        return self.pages.screen is None or shows(screens, *self.pages.screen)

    @Property(QObject, notify=announcingChanged)
    def announcing(self) -> QObject | None:
        """An Announcing from the first release on that announces something, None before."""
        return self._announcing

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

    @Property(bool, notify=released)
    def empty(self) -> bool:
        """True for a release without a single page for this screen."""
        return self.shown is not None and not self.pages.family_ids("")

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
        card = self.pages.card(self._front_page())
        if card is None:
            return {}
        return {**self.pages.card_values(card), "question": ""}

    @Property(Questions, constant=True)
    def questions(self) -> Questions:
        """What the home screen asks."""
        return self._questions

    @Property("QStringList", notify=released)
    def attractPictures(self) -> list[str]:
        """The pictures of the attract screen: those of the staff, else the covers of the sections."""
        if self.shown is None:
            return []
        pictures = self.shown.about.attract or [card.picture for card in self.pages.family("")]
        return [url for url in map(self.pages.picture_url, pictures) if url]

    def look_from(self, screen: tuple[str, str] | None) -> None:
        """Show what another screen shows, see ReleasePages.look_from."""
        self.pages.look_from(screen)
        self._retell()
        self.released.emit()

    def _shown_languages(self) -> tuple[str, ...]:
        """Return the tags of the languages of the release."""
        return self.shown.languages if self.shown is not None else ()

    def _front_page(self) -> str:
        """Return the page of the front card: the staff's choice, or the section if there is only one.

        The first section stands in for a page that is not for this screen.
        """
        if self.shown is None:
            return ""
        sections = self.pages.family_ids("")
        chosen = str(self.shown.settings.get("front", ""))
        hidden = chosen != "" and self.pages.are_partial and not self.pages.exists(chosen)
        return sections[0] if len(sections) == 1 or (hidden and sections) else chosen

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
        cards = [card for card in self.pages.family("") if card.id != front]
        self._cards.replace([self.pages.card_values(card) for card in cards])
        self._questions.retell()
        self.textsChanged.emit()
