"""Which page the visitor is on, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.viewer.page.position import Place

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

# A child who taps for an hour must not fill the memory. In pages.
LONGEST_WAY_BACK = 50


class Stop(NamedTuple):
    """A page on the way back, and the position of its reader, None where it is not known."""

    page: str
    place: Place | None = None


@QmlElement
@QmlUncreatable("Made by the viewer")
class Navigation(QObject):
    """The open page ("" for the home screen) and the way back.

    `exists` says whether a page is in the release; `back` skips pages that were removed. `leaving` comes
    before a page is left to which `back` can return: who knows the reader's position answers with `read_at`.
    """

    leaving = Signal()
    pageChanged = Signal()

    def __init__(self, exists: Callable[[str], bool]) -> None:
        """Start on the home screen."""
        super().__init__()
        self._exists = exists
        self._page = ""
        self._way: list[Stop] = []
        self._place: Place | None = None
        self._returned = False

    @Property(str, notify=pageChanged)
    def page(self) -> str:
        """The identity of the open page, "" for the home screen."""
        return self._page

    @Property(bool, notify=pageChanged)
    def atHome(self) -> bool:
        """Whether the home screen is open."""
        return self._page == ""

    @property
    def place(self) -> Place | None:
        """The position of the reader when the page was left, after `back`; None on a page just opened."""
        return self._place

    @Property(bool, notify=pageChanged)
    def returned(self) -> bool:
        """Whether this page was reached by `back`."""
        return self._returned

    def read_at(self, place: Place | None) -> None:
        """Take the reader's position, as the answer to `leaving`."""
        self._place = place

    @Slot(str)
    def open(self, page: str) -> None:
        """Open a page, and remember the present one for `back`. Pages that do not exist are ignored."""
        if page == self._page or not (page == "" or self._exists(page)):
            return
        if page == "":
            self._way.clear()
        else:
            self._place = None
            self.leaving.emit()
            self._way = [*self._way, Stop(self._page, self._place)][-LONGEST_WAY_BACK:]
        self._go(Stop(page), returned=False)

    @Slot()
    def back(self) -> None:
        """Go back to the last page that still exists, else to the home screen."""
        while self._way:
            stop = self._way.pop()
            if stop.page == "" or self._exists(stop.page):
                self._go(stop, returned=True)
                return
        self._go(Stop(""), returned=True)

    @Slot()
    def home(self) -> None:
        """Go to the home screen."""
        self.open("")

    def _go(self, stop: Stop, *, returned: bool) -> None:
        """Show a page."""
        if stop.page != self._page:
            self._page, self._place, self._returned = stop.page, stop.place, returned
            self.pageChanged.emit()
