"""What the home screen asks its visitors: the questions of the pages, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.releases.records import Card
from kiosk.viewer.page.lines import fits

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Made by the viewer")
class Questions(QObject):
    """Asks one question at a time, or none; each visit goes on where the one before ended.

    `family` returns the cards of the pages inside a page, `values` a card for QML in the visitor's language,
    with its "question", "" where it has none, and `languages` the tags of the center's languages.
    """

    changed = Signal()

    def __init__(
        self,
        family: Callable[[str], Sequence[Card]],
        values: Callable[[Card], dict[str, Any]],
        languages: Callable[[], Sequence[str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._family = family
        self._values = values
        self._languages = languages
        self._order: list[Card] | None = None
        self._place = -1
        self._asked: dict[str, Any] = {}

    @Property("QVariantMap", notify=changed)
    def asked(self) -> dict[str, Any]:
        """The card whose question is asked now, with the title of its "section"; {} for none."""
        return self._asked

    @Slot(str, float, float, float, float)
    def turn(self, family: str, size: float, line_height: float, width: float, height: float) -> None:
        """Ask the next question that can be read whole in a box of this size, in pixels; else none.

        The letters are of a font's `family` and `size`; `line_height` is that of QML's Text.
        """
        cards = self._cards()
        for step in range(1, len(cards) + 1):
            place = (self._place + step) % len(cards)
            asked = self._question(cards[place])
            if asked and fits(asked["question"], family, size, line_height, width, height):
                self._place = place
                self._ask(asked)
                return
        self._ask({})

    @Slot(int, str, float, float, float, float, result=str)
    def inTurn(
        self, turn: int, family: str, size: float, line_height: float, width: float, height: float
    ) -> str:
        """Return what the attract screen asks with its `turn`-th picture, each time in the next language.

        It can be read whole in a box of this size, see `turn`; "" where no page asks so.
        """
        cards, tags = self._cards(), self._languages()
        if not cards or not tags:
            return ""
        tag = tags[turn % len(tags)]
        for step in range(len(cards)):
            texts = cards[(turn + step) % len(cards)].texts.get(tag)
            if texts and texts.question and fits(texts.question, family, size, line_height, width, height):
                return texts.question
        return ""

    @Slot()
    def reset(self) -> None:
        """Ask nothing, until the next turn."""
        self._ask({})

    def retell(self) -> None:
        """Take the words over again: in another language, or of another release."""
        self._order = None
        if not self._asked:
            return
        asked = next((card for card in self._cards() if card.id == self._asked["page"]), None)
        self._ask(self._question(asked) if asked is not None else {})

    def _ask(self, asked: dict[str, Any]) -> None:
        if asked != self._asked:
            self._asked = asked
            self.changed.emit()

    def _question(self, card: Card) -> dict[str, Any]:
        values = self._values(card)
        return values if values["question"] else {}

    def _cards(self) -> list[Card]:
        """Return the cards that may ask, those of different sections in turns.

        Not before the first turn: the start of the kiosk does not wait for the files of all sections.
        """
        if self._order is None:
            sections = self._family("")
            families = [(section, *self._family(section.id)) for section in sections]
            turns = zip_longest(*families)
            self._order = [card for turn in turns for card in turn if card is not None and _asks(card)]
        return self._order


def _asks(card: Card) -> bool:
    """True where a page asks in at least one of its languages."""
    return any(texts.question for texts in card.texts.values())
