"""What is shown while the door is open: the pad first, then the desk with its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.supervision.exit_codes import LEFT, RESTART
from kiosk.viewer.assembly import Parts
from kiosk.viewer.language import Language
from kiosk.viewer.staff.asking import StaffAsking
from kiosk.viewer.staff.background import Background
from kiosk.viewer.staff.calibration import StaffCalibration
from kiosk.viewer.staff.hours import StaffHours
from kiosk.viewer.staff.machine import StaffMachine
from kiosk.viewer.staff.pad import PinPad
from kiosk.viewer.staff.page import StaffPage
from kiosk.viewer.staff.problems import StaffProblems
from kiosk.viewer.staff.releases import StaffReleases
from kiosk.viewer.staff.sound import StaffSound
from kiosk.viewer.staff.statistics import StaffStatistics
from kiosk.viewer.staff.stick import StaffStick

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Made by the viewer")
class StaffDesk(QObject):
    """The pad, the page that is open ("" for the list of pages), and the object that belongs to it.

    `language` is the staff's own choice and changes nothing for visitors. A page's object is made when the
    page is opened for the first time.
    """

    changed = Signal()
    cleaning = Signal()
    leaving = Signal(int)

    def __init__(
        self,
        parts: Parts,
        state: Path,
        pad: PinPad,
        language: str,
        background: Background,
        *,
        cleans: bool = False,
    ) -> None:
        super().__init__()
        self._pad, self._cleans = pad, cleans
        self._language = Language()
        self._language.choose(language)
        self._language.changed.connect(self._reload)
        self._asking = StaffAsking(state)
        words, asking, shown = self._language, self._asking, parts.release.shown
        self._makers: Mapping[str, Callable[[], StaffPage]] = {
            "problems": lambda: StaffProblems(words, background, shown),
            "releases": lambda: StaffReleases(words, background, state, asking),
            "stick": lambda: StaffStick(words, background, asking),
            "statistics": lambda: StaffStatistics(words, background, state, shown),
            "hours": lambda: StaffHours(words, background, parts.opening, shown),
            "machine": lambda: StaffMachine(words, background, state, parts.metrics, shown),
            "sound": lambda: StaffSound(words, background),
            "calibration": lambda: StaffCalibration(words, background, parts.metrics, asking),
        }
        self._pages: dict[str, StaffPage] = {}
        self._page = ""
        self._open = False
        pad.opened.connect(self._let_in)

    @Property(bool, notify=changed)
    def open(self) -> bool:
        """Whether the pad was passed."""
        return self._open

    @Property(PinPad, constant=True)
    def pad(self) -> PinPad:
        """The PIN pad."""
        return self._pad

    @Property(Language, constant=True)
    def language(self) -> Language:
        """The language of the staff."""
        return self._language

    @Property(StaffAsking, constant=True)
    def asking(self) -> StaffAsking:
        """What the publisher is asked for."""
        return self._asking

    @Property(str, notify=changed)
    def page(self) -> str:
        """The page that is open, "" for the list of pages."""
        return self._page

    @Property(StaffPage, notify=changed)
    def content(self) -> StaffPage | None:
        """The object of the page that is open, None for a page without one."""
        return self._pages.get(self._page)

    @Property(bool, constant=True)
    def cleans(self) -> bool:
        """Whether the screen can be kept from touches while somebody wipes it."""
        return self._cleans

    @Slot(str)
    def show(self, page: str) -> None:
        """Open a page, or the list of pages."""
        if not self._open or page == self._page:
            return
        self._leave_page()
        if page in self._makers:
            if page not in self._pages:
                self._pages[page] = self._makers[page]()
            self._pages[page].enter()
        self._page = page
        self.changed.emit()

    @Slot()
    def clean(self) -> None:
        """Shut the door, and let somebody wipe the screen."""
        if self._open:
            self.cleaning.emit()

    @Slot()
    def restart(self) -> None:
        """Have the kiosk started again."""
        if self._open:
            self.leaving.emit(RESTART)

    @Slot()
    def leave(self) -> None:
        """End the kiosk, which nobody starts again by itself."""
        if self._open:
            self.leaving.emit(LEFT)

    def is_waiting(self) -> bool:
        """Return whether the publisher is still to answer."""
        return self._asking.is_waiting()

    def close(self) -> None:
        """Do nothing any more."""
        self._pad.close()
        self._leave_page()
        self._open = False

    def _let_in(self) -> None:
        """Go from the pad to the list of pages."""
        self._pad.close()
        self._open = True
        self.changed.emit()

    def _leave_page(self) -> None:
        """Have the open page look after nothing any more."""
        if self._page in self._pages:
            self._pages[self._page].leave()

    def _reload(self) -> None:
        """Have the open page say everything in another language."""
        if self._page in self._pages:
            self._pages[self._page].load()
