"""Where the visitor is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

# A child who taps for an hour must not fill the memory.
LONGEST_WAY_BACK = 50


@QmlElement
@QmlUncreatable("Made by the viewer")
class Navigation(QObject):
    """The page that is open ("" is the home screen) and the way back.

    `exists` says whether a page is in the release; a page that was removed is never gone back to.
    """

    pageChanged = Signal()

    def __init__(self, exists: Callable[[str], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exists = exists
        self._page = ""
        self._way: list[str] = []

    @Property(str, notify=pageChanged)
    def page(self) -> str:
        return self._page

    @Property(bool, notify=pageChanged)
    def atHome(self) -> bool:
        return self._page == ""

    @Slot(str)
    def open(self, page: str) -> None:
        """Open a page, remembering this one for `back`."""
        if page == self._page or not (page == "" or self._exists(page)):
            return
        if page == "":
            self._way.clear()
        else:
            self._way = [*self._way, self._page][-LONGEST_WAY_BACK:]
        self._go(page)

    @Slot()
    def back(self) -> None:
        while self._way:
            page = self._way.pop()
            if page == "" or self._exists(page):
                self._go(page)
                return
        self._go("")

    @Slot()
    def home(self) -> None:
        self.open("")

    def _go(self, page: str) -> None:
        if page != self._page:
            self._page = page
            self.pageChanged.emit()
