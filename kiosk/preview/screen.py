"""One small screen of the preview: what visitors see, in a language of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Property, QObject, QSizeF, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable, QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem
from shiboken6 import delete

from kiosk.preview.interpreter import Interpreter
from kiosk.preview.shapes import Shape, Spot
from kiosk.viewer.assembly import make_parts
from kiosk.viewer.idle import Idle
from kiosk.viewer.idle_times import IdleTimes
from kiosk.viewer.metrics import Metrics
from kiosk.viewer.rows import Row, Rows

QML_IMPORT_NAME = "KioskPreview.State"
QML_IMPORT_MAJOR_VERSION = 1

HERE = Path(__file__).parent

# Staff read and write for hours; the attract screen comes when they ask for it.
NEVER = IdleTimes(seconds=1e9)


@QmlElement
@QmlUncreatable("Made by the preview")
class ReadingPlace(QObject):
    """Where in the text a small screen is: it tells, and it is told.

    A position is a row of the open page and the share of the row that is above the top edge: 2.25 is
    a quarter into row 2. Row -1 is what comes before the first block, the one after the last what comes
    after it. `marked` is the row that a problem is about; -1 for none.
    """

    led = Signal(float)
    stepped = Signal(float)
    asked = Signal()
    moved = Signal(float)
    markedChanged = Signal()
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._marked = -1

    @Property(int, notify=markedChanged)
    def marked(self) -> int:
        return self._marked

    def mark(self, row: int) -> None:
        if row != self._marked:
            self._marked = row
            self.markedChanged.emit()

    def show(self) -> None:
        """Bring the marked row into sight, the page's beginning when there is none."""
        self.wanted.emit()

    @Slot(float)
    def tell(self, position: float) -> None:
        """Called by the screen that somebody scrolls."""
        self.moved.emit(position)

    def lead(self, position: float) -> None:
        """Scroll to a position."""
        self.led.emit(position)

    def step(self, screens: float) -> None:
        """Scroll on by so many heights of the screen."""
        self.stepped.emit(screens)

    def ask(self) -> None:
        """Have the screen tell where it is."""
        self.asked.emit()


class Screen:
    """A kiosk without a window, with an engine of its own; its item lies in the preview's window."""

    def __init__(self, state: Path, area: QQuickItem, interpreter: Interpreter, *, animated: bool) -> None:
        self._parts = make_parts(state, Idle(NEVER), Metrics(None, animated))
        self.language = self._parts.language
        self.site = self._parts.site
        self.navigation = self._parts.navigation
        self.idle = self._parts.idle
        self.open_page = self._parts.open_page
        self.metrics = self._parts.metrics
        self.place = ReadingPlace()
        self._interpreter = interpreter
        self.site.look()
        self.idle.rested.connect(self._start_over)

        self._engine = QQmlApplicationEngine()
        self._engine.addImportPath(str(HERE))
        interpreter.join(self._engine, lambda: self.language.tag)
        self.language.retranslate = lambda: interpreter.retranslate(self._engine)
        with interpreter.speaking(self.language.tag):
            item = self._parts.load(self._engine, "KioskPreview", "SmallScreen", {"place": self.place})
        assert isinstance(item, QQuickItem)
        self.item = item
        self.item.setParentItem(area)
        self.idle.touch()

    def take(self, shape: Shape, text_scale: float, spot: Spot) -> None:
        """Be a screen of that shape, drawn at that spot."""
        self.metrics.take(shape.pixels, shape.millimetres)
        self.metrics.magnify(text_scale)
        self.item.setSize(QSizeF(*shape.pixels))
        self.item.setScale(spot.scale)
        self.item.setX(spot.x)
        self.item.setY(spot.y)

    def rows(self) -> Sequence[Row]:
        """Return the blocks of the open page."""
        rows = self.open_page.rows
        assert isinstance(rows, Rows)
        return rows.rows

    def kinds(self) -> list[str]:
        """Return the kinds of the open page's blocks in their order."""
        return [str(row["kind"]) for row in self.rows()]

    def close(self) -> None:
        self._interpreter.leave(self._engine)
        self.item.setParentItem(None)  # type: ignore[arg-type]
        delete(self._engine)

    def _start_over(self) -> None:
        self.navigation.home()
        self.language.reset()
