"""One small screen of the preview: what visitors see, in its own language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.preview.shapes import Spot
from kiosk.viewer.assembly import make_parts
from kiosk.viewer.clock import Clock
from kiosk.viewer.current_release import CurrentRelease
from kiosk.viewer.display.metrics import Metrics
from kiosk.viewer.idle import Idle
from kiosk.viewer.idle_times import IdleTimes
from kiosk.viewer.language import Language
from kiosk.viewer.navigation import Navigation
from kiosk.viewer.opening import Opening
from kiosk.viewer.page.open_page import OpenPage
from kiosk.viewer.rows import Row, Rows

QML_IMPORT_NAME = "KioskPreview.State"
QML_IMPORT_MAJOR_VERSION = 1

# Staff read and write for hours; the attract screen comes only when they ask for it.
NEVER = IdleTimes(seconds=1e9)


@QmlElement
@QmlUncreatable("Made by the preview")
class ReadingPlace(QObject):
    """The position in the text of one small screen: the screen reports it, and is told where to scroll.

    A position is the index of a row of the open page and the share of the row above the top edge: 2.25 is a
    quarter into row 2. Row -1 is what comes before the first block, the row after the last what comes after
    it. `marked` is the row that a problem is about, -1 for none.

    QML obeys `led` (scroll to a position), `stepped` (scroll by so many heights), `asked` (report the
    position) and `wanted` (show the marked row). `moved` has a position that it reports.
    """

    led = Signal(float)
    stepped = Signal(float)
    asked = Signal()
    moved = Signal(float)
    markedChanged = Signal()
    wanted = Signal()

    def __init__(self) -> None:
        """Mark no row."""
        super().__init__()
        self._marked = -1

    @Property(int, notify=markedChanged)
    def marked(self) -> int:
        """The row that a problem is about, -1 for none."""
        return self._marked

    def mark(self, row: int) -> None:
        """Mark a row, -1 none."""
        if row != self._marked:
            self._marked = row
            self.markedChanged.emit()

    def show(self) -> None:
        """Scroll to the marked row, or to the start of the page when none is marked."""
        self.wanted.emit()

    @Slot(float)
    def tell(self, position: float) -> None:
        """Report a position; QML calls this while somebody scrolls."""
        self.moved.emit(position)

    def lead(self, position: float) -> None:
        """Scroll to a position."""
        self.led.emit(position)

    def step(self, screens: float) -> None:
        """Scroll on by so many heights of the screen."""
        self.stepped.emit(screens)

    def ask(self) -> None:
        """Have the screen report its position."""
        self.asked.emit()


@QmlElement
@QmlUncreatable("Made by the preview")
class ScreenState(QObject):
    """What one small screen shows, and where in the window it is drawn."""

    moved = Signal()

    def __init__(self, state: Path, metrics: Metrics) -> None:
        """Make the viewer's objects for the releases in the folder `state`."""
        super().__init__()
        self.parts = make_parts(state, Idle(NEVER), metrics)
        self.reading = ReadingPlace()
        self._spot = Spot(0, 0, 1)
        self.parts.release.look()
        self.parts.idle.rested.connect(self._start_over)
        self.parts.idle.touch()

    @Property(Language, constant=True)
    def language(self) -> Language:
        """The language that the screen shows."""
        return self.parts.language

    @Property(CurrentRelease, constant=True)
    def release(self) -> CurrentRelease:
        """The current release."""
        return self.parts.release

    @Property(Navigation, constant=True)
    def navigation(self) -> Navigation:
        """The way from page to page."""
        return self.parts.navigation

    @Property(Idle, constant=True)
    def idle(self) -> Idle:
        """Whether somebody is there."""
        return self.parts.idle

    @Property(Clock, constant=True)
    def clock(self) -> Clock:
        """Date and time."""
        return self.parts.clock

    @Property(Opening, constant=True)
    def opening(self) -> Opening:
        """The opening hours, never started: pages are shown as if the center were open."""
        return self.parts.opening

    @Property(OpenPage, constant=True)
    def openPage(self) -> OpenPage:
        """The page that is open."""
        return self.parts.open_page

    @Property(Metrics, constant=True)
    def metrics(self) -> Metrics:
        """The sizes of the screen, shared by all small screens."""
        return self.parts.metrics

    @Property(ReadingPlace, constant=True)
    def place(self) -> ReadingPlace:
        """Where in the text the screen is."""
        return self.reading

    @Property(float, notify=moved)
    def x(self) -> float:
        """The left edge in the window, in pixels."""
        return self._spot.x

    @Property(float, notify=moved)
    def y(self) -> float:
        """The top edge in the window, in pixels."""
        return self._spot.y

    @Property(float, notify=moved)
    def scale(self) -> float:
        """The factor by which the screen is drawn smaller."""
        return self._spot.scale

    def move(self, spot: Spot) -> None:
        """Draw the screen at another spot."""
        self._spot = spot
        self.moved.emit()

    def look_from(self, named: str) -> None:
        """Show the pages for the screens of a name or a group; "" shows all pages."""
        parts = self.parts
        parts.release.look_from((named, named) if named else None)
        if not parts.release.pages.exists(str(parts.navigation.page)):
            parts.navigation.home()

    def rows(self) -> Sequence[Row]:
        """Return the rows of the open page."""
        rows = self.parts.open_page.rows
        assert isinstance(rows, Rows)
        return rows.rows

    def kinds(self) -> list[str]:
        """Return the kinds of the open page's rows, in order."""
        return [str(row["kind"]) for row in self.rows()]

    def _start_over(self) -> None:
        """Return to the home screen and the first language."""
        self.parts.navigation.home()
        self.parts.language.reset()
