"""The page that is open, as rows for the screen."""

from __future__ import annotations

from collections.abc import Callable
from math import floor
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.names import is_right_to_left
from kiosk.releases.records import Page
from kiosk.viewer.current_release import CurrentRelease
from kiosk.viewer.language import Language
from kiosk.viewer.navigation import Navigation
from kiosk.viewer.page.block_rows import ROLES
from kiosk.viewer.page.column import Column
from kiosk.viewer.page.neighbours import neighbour, place_among, titles_above
from kiosk.viewer.page.order import next_page, previous_page
from kiosk.viewer.page.page_rows import page_rows
from kiosk.viewer.page.position import Place, matching_place
from kiosk.viewer.rows import Rows

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

START = Place((), -1, 0.0)


@QmlElement
@QmlUncreatable("Made by the viewer")
class OpenPage(QObject):
    """Title, cover and rows of the open page, in the visitor's language or the nearest one that it has.

    `leaving` comes before the rows are replaced (by another language, release or page): the screen answers
    with the reader's position, by `readingAt`, or not at all at the start of the page. `arrived` comes
    afterwards, with the position of the same place. A position is the sum of row and share of a Place: 2.25
    is a quarter into row 2, -1 is the start.

    QML emits `used` when a visitor opens or answers something on the page, with a name of
    kiosk.statistics.counts.What.
    """

    changed = Signal()
    leaving = Signal()
    arrived = Signal(float)
    used = Signal(str)

    def __init__(
        self,
        navigation: Navigation,
        language: Language,
        release: CurrentRelease,
    ) -> None:
        """Follow the navigation, the language and the release; no page is open yet."""
        super().__init__()
        self._navigation = navigation
        self._language = language
        self._pages = release.pages
        self._id = ""
        self._page: Page | None = None
        self._column = Column(0, 0, 0, 1, 1, 2, 0)
        self._reading = START
        self._letter = ""
        self._around: dict[str, Any] = {}  # what QML asks for several times, by its name
        self._rows = Rows(ROLES, shape="kind", parent=self)
        navigation.leaving.connect(self._leave)
        navigation.pageChanged.connect(self._open)
        language.changed.connect(self._turn)
        release.released.connect(self._refresh)

    @Property(Rows, constant=True)
    def rows(self) -> Rows:
        """The blocks, with the cards of the pages inside after the introduction, `columns` per row."""
        return self._rows

    @property
    def columns(self) -> int:
        """The largest number of cards in a row."""
        return self._column.most_cards

    @Slot(float, float, float, float, float, int, float)
    def setIn(
        self,
        width: float,
        wide: float,
        gap: float,
        letters: float,
        least: float,
        most_cards: int,
        room: float,
    ) -> None:
        """Set the page in a column of text, see `Column`."""
        column = Column(width, wide, gap, letters, least, max(1, most_cards), room)
        if column != self._column:
            self._column = column
            self._refresh()

    @Property(str, notify=changed)
    def page(self) -> str:
        """The identity of the open page, "" before one was opened."""
        return self._id

    @Property(str, notify=changed)
    def title(self) -> str:
        """The title."""
        return self._page.title if self._page else ""

    @Property("QVariantMap", notify=changed)
    def cover(self) -> dict[str, Any]:
        """See ReleasePages.cover_values."""
        return self._once("cover", self._cover)

    @Property(str, notify=changed)
    def coverWords(self) -> str:
        """What the cover shows, for people who cannot see it; "" where staff did not say."""
        return self._page.alt if self._page else ""

    @Property(str, notify=changed)
    def color(self) -> str:
        """The colour that staff chose, "" without one."""
        return self._pages.color(self._id)

    @Property(int, notify=changed)
    def position(self) -> int:
        """The place of the page's section on the home screen, counted from 0."""
        return self._pages.position(self._id)

    @Property(str, notify=changed)
    def above(self) -> str:
        """The titles of the pages around this one, from its section on; "" on a section."""
        return titles_above(self._pages, self._id)

    @Property(str, notify=changed)
    def shownLanguage(self) -> str:
        """The language in which the page is shown."""
        return self._page.language if self._page else self._language.tag

    @Property(bool, notify=changed)
    def rightToLeft(self) -> bool:
        """Whether that language is written from right to left."""
        return is_right_to_left(self._page.language if self._page else self._language.tag)

    @Property("QVariantList", notify=changed)
    def otherLanguages(self) -> list[dict[str, str]]:
        """The languages that the page has: [{"tag", "name"}]; empty if the visitor's is among them."""
        if self._page is None or self._page.language == self._language.tag:
            return []
        card = self._pages.card(self._id)
        return [
            {"tag": tag, "name": self._language.nameOf(tag)}
            for tag in (self._pages.shown.languages if self._pages.shown else ())
            if card is not None and tag in card.texts
        ]

    @Property("QVariantMap", notify=changed)
    def previousPage(self) -> dict[str, Any]:
        """The card of the page before this one, with its "relation", see `neighbours.neighbour`."""
        return self._once("previous", lambda: neighbour(self._pages, self._id, previous_page))

    @Property("QVariantMap", notify=changed)
    def nextPage(self) -> dict[str, Any]:
        """The card of the page after this one; after the last page of a section comes the next section."""
        return self._once("next", lambda: neighbour(self._pages, self._id, next_page))

    @Property("QVariantMap", notify=changed)
    def among(self) -> dict[str, Any]:
        """The place of the page among those beside it, see neighbours.place_among."""
        return self._once("among", lambda: place_among(self._pages, self._id, self._language.tag))

    @Slot(str)
    def chooseLetter(self, letter: str) -> None:
        """Show only the pages inside whose titles start with a letter; "" shows all."""
        if letter != self._letter:
            self._letter = letter
            self._refresh()

    @Slot(float)
    def readingAt(self, position: float) -> None:
        """Take the position at the top of the screen, as the answer to `leaving`."""
        row = floor(position)
        self._reading = Place(self._kinds(), row, position - row)

    @Slot(int, int, result=int)
    def wordsBetween(self, first: int, last: int) -> int:
        """Return the number of words in the rows from `first` to `last`, both included."""
        return sum(int(row.get("words", 0)) for row in self._rows.rows[max(0, first) : last + 1])

    @Slot(int, result=int)
    def nextQuestion(self, row: int) -> int:
        """Return the first row below `row` with a quiz, -1 without one."""
        later = (at for at, each in enumerate(self._rows.rows) if at > row and each["kind"] == "quiz")
        return next(later, -1)

    @Slot(str, result=str)
    def codeOf(self, address: str) -> str:
        """Return the picture of the QR code for an address in the text, "" without one."""
        file = self._page.codes.get(address) if self._page else None
        return self._pages.file_url(file) if file else ""

    def _once(self, name: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Return what `make` returns, which is made once for each page, language and release."""
        if name not in self._around:
            self._around[name] = make()
        return self._around[name]

    def _cover(self) -> dict[str, Any]:
        """Return the cover as QML shows it, {} for none."""
        card = self._pages.card(self._id)
        if self._page is None or card is None:
            return {}
        return self._pages.cover_values(card, self._page.picture)

    def _open(self) -> None:
        """Open the page that navigation went to; a page that is gone leaves the present one open."""
        self._around.clear()
        self._id = str(self._navigation.page)
        place = self._navigation.place
        self._letter = place.letter if place is not None else ""
        page = self._read()
        if page is None and self._id:
            return
        self._page = page
        self._rows.replace(())
        self.changed.emit()
        self._show()
        self._arrive(place)

    def _leave(self) -> None:
        """Tell navigation where the reader of the page that is being left is."""
        if self._id == str(self._navigation.page):
            self._navigation.read_at(self._ask())

    def _ask(self) -> Place:
        """Return where the screen says that its reader is."""
        self._reading = START
        self.leaving.emit()
        return self._reading._replace(letter=self._letter)

    def _arrive(self, place: Place | None) -> None:
        """Have the screen scroll to a place, the start for None."""
        now = matching_place(place or START, self._kinds())
        self.arrived.emit(now.row + now.share)

    def _kinds(self) -> tuple[str, ...]:
        """Return the kinds of the rows, in order."""
        return tuple(str(row["kind"]) for row in self._rows.rows)

    def _turn(self) -> None:
        """Show the page in another language."""
        self._letter = ""
        if self._id and self._read() is None:
            self._navigation.home()  # removed while it was read; this tap leaves it
        else:
            self._refresh()

    def _refresh(self) -> None:
        """Read the page again, and keep the reader's place."""
        self._around.clear()
        page = self._read()
        if page is None:
            return  # removed: the page stays on the screen until the next tap
        place = self._ask()
        self._page = page
        self._around.clear()
        self._show()
        self.changed.emit()
        self._arrive(place)

    def _read(self) -> Page | None:
        """Return the page from the release, None when it is gone."""
        card = self._pages.card(self._id) if self._id else None
        return None if card is None else self._pages.page(card)

    def _show(self) -> None:
        """Replace the rows by those of the page."""
        if self._page is None:
            self._rows.replace(())
            return
        rows, self._letter = page_rows(
            self._page, self._pages, self._language.tag, self._column, self._letter
        )
        self._rows.replace(rows)
