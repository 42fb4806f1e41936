"""Where the visitor is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.viewer.page.position import Place

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

# A child who taps for an hour must not fill the memory.
LONGEST_WAY_BACK = 50


@dataclass(frozen=True, slots=True)
class Stop:
    """A page on the way back, and where its reader was; None where nobody told."""

    page: str
    place: Place | None = None


@QmlElement
@QmlUncreatable("Made by the viewer")
class Navigation(QObject):
    """The page that is open ("" is the home screen) and the way back.

    `exists` says whether a page is in the release; a page that was removed is never gone back to.
    `leaving` comes before a page is left for another that `back` leads back from: whoever knows where
    its reader is says so by `read_at`.
    """

    leaving = Signal()
    pageChanged = Signal()

    def __init__(self, exists: Callable[[str], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exists = exists
        self._page = ""
        self._way: list[Stop] = []
        self._place: Place | None = None
        self._returned = False

    @Property(str, notify=pageChanged)
    def page(self) -> str:
        return self._page

    @Property(bool, notify=pageChanged)
    def atHome(self) -> bool:
        return self._page == ""

    @property
    def place(self) -> Place | None:
        """Where the reader of the page that `back` has led to was; None on a page just opened."""
        return self._place

    @Property(bool, notify=pageChanged)
    def returned(self) -> bool:
        """Whether `back` has led here."""
        return self._returned

    def read_at(self, place: Place | None) -> None:
        """The answer to `leaving`."""
        self._place = place

    @Slot(str)
    def open(self, page: str) -> None:
        """Open a page, remembering this one for `back`."""
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
        while self._way:
            stop = self._way.pop()
            if stop.page == "" or self._exists(stop.page):
                self._go(stop, returned=True)
                return
        self._go(Stop(""), returned=True)

    @Slot()
    def home(self) -> None:
        self.open("")

    def _go(self, stop: Stop, *, returned: bool) -> None:
        if stop.page != self._page:
            self._page, self._place, self._returned = stop.page, stop.place, returned
            self.pageChanged.emit()
