"""The small screens of the preview, side by side: on the same page, at the same place of the text."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from pathlib import Path

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QSizeF,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.preview.screen import ScreenState
from kiosk.preview.shapes import Shape, arrangement
from kiosk.viewer.display.metrics import Metrics
from kiosk.viewer.page.position import same_place
from kiosk.viewer.rows import AnyIndex

QML_IMPORT_NAME = "KioskPreview.State"
QML_IMPORT_MAJOR_VERSION = 1

GAP = 22.0  # pixels between two screens, their frames included


@QmlElement
@QmlUncreatable("Made by the preview")
class Screens(QAbstractListModel):
    """The screens as a model with one role, `screen`; alike in page and place, and laid out in their area.

    All live in the window's one QML engine and have one theme, for they differ in their language only. An
    engine for each, which Qt's own translations would ask for, took 0.65 s of CPU instead of 0.44 until the
    window was there, and with three screens 194 MB instead of 173 (PySide6 6.11.3, two cores, x86-64).

    `changed` comes after another page, language or number of screens; the first screen stays
    as long as the window.
    """

    changed = Signal()
    laidOut = Signal()

    def __init__(self, state: Path, *, animated: bool = True) -> None:
        super().__init__()
        self._state = state
        self._area = (0.0, 0.0)
        self._metrics = Metrics(None, animated)
        self._shape, self._text_scale, self._scale = Shape(), 1.0, 1.0
        self._screens: list[ScreenState] = []
        self._spoken: dict[ScreenState, str] = {}
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._lead_from_first)
        self._add()
        self._lay_out()

    def __len__(self) -> int:
        return len(self._screens)

    def __iter__(self) -> Iterator[ScreenState]:
        return iter(self._screens)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._screens)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> ScreenState:
        return self._screens[index.row()]

    def roleNames(self) -> dict[int, QByteArray]:
        return {int(Qt.ItemDataRole.UserRole): QByteArray(b"screen")}

    @Property(Metrics, constant=True)
    def metrics(self) -> Metrics:
        return self._metrics

    @Property(QSizeF, notify=laidOut)
    def pixels(self) -> QSizeF:
        """Width and height of each screen before it is scaled."""
        return QSizeF(*self._shape.pixels)

    @Property(float, notify=laidOut)
    def scale(self) -> float:
        """How many times its size each is drawn."""
        return self._scale

    @Slot(float, float)
    def fill(self, width: float, height: float) -> None:
        """Lay the screens out in an area of so many pixels."""
        self._area = (width, height)
        self._lay_out()

    @property
    def page(self) -> str:
        """The page that is open, "" for the home screen."""
        return str(self.first.parts.navigation.page)

    @property
    def first(self) -> ScreenState:
        return self._screens[0]

    @property
    def languages(self) -> tuple[str, ...]:
        """The center's languages in its order; () before anything was read."""
        release = self.first.parts.release.shown
        return release.languages if release is not None else ()

    @property
    def shape(self) -> Shape:
        return self._shape

    @property
    def text_scale(self) -> float:
        return self._text_scale

    def look(self) -> None:
        """Take over the current release in every screen."""
        for screen in self._screens:
            screen.parts.release.look()

    def show(self, count: int) -> None:
        """Show the open page in so many languages, the first screen's and the center's next ones."""
        while len(self._screens) > max(1, count):
            self._remove_last()
        while len(self._screens) < count:
            self._add()
        self._lay_out()
        self._settled.start()
        self.changed.emit()

    def take(self, shape: Shape, text_scale: float) -> None:
        """Make every screen one of that shape and size of letters."""
        self._shape, self._text_scale = shape, text_scale
        self._lay_out()
        self.changed.emit()

    def open(self, page: str, language: str = "") -> None:
        """Open a page in every screen, and its language unless one of them shows it."""
        self.wake()
        self.first.parts.navigation.open(page)
        if language and language not in [screen.parts.language.tag for screen in self._screens]:
            self.first.parts.language.choose(language)

    def wake(self) -> None:
        """Leave the attract screen."""
        for screen in self._screens:
            screen.parts.idle.touch()

    def showing(self, language: str) -> ScreenState:
        """Return the screen that shows the page in that language, else the first one."""
        found = (screen for screen in self if str(screen.parts.open_page.shownLanguage) == language)
        return next(found, self.first)

    def mark(self, leader: ScreenState, row: int, *, show: bool = False) -> None:
        """Mark a row of the leader's page, and what stands for it in the others; -1 marks none.

        With `show` it is brought into sight.
        """
        for screen in self._screens:
            same = same_place(leader.kinds(), screen.kinds(), row) if screen is not leader else row
            screen.reading.mark(same)
            if show:
                screen.reading.show()

    def close(self) -> None:
        """Stop what waits; call it after the engine that shows the screens is gone."""
        self._settled.stop()

    def _add(self) -> None:
        screen = ScreenState(self._state, self._metrics)
        if self._screens:
            shown = [other.parts.language.tag for other in self._screens]
            others = (tag for tag in self.languages if tag not in shown)
            screen.parts.language.choose(next(others, shown[0]))
            screen.parts.navigation.open(str(self.first.parts.navigation.page))
        screen.parts.navigation.pageChanged.connect(lambda: self._follow_page(screen))
        screen.reading.moved.connect(lambda position: self._follow_place(screen, position))
        self._spoken[screen] = screen.parts.language.tag
        screen.parts.language.changed.connect(lambda: self._swap(screen))
        screen.parts.language.changed.connect(self._turned)
        screen.parts.release.released.connect(self._turned)
        at = len(self._screens)
        self.beginInsertRows(QModelIndex(), at, at)
        self._screens.append(screen)
        self.endInsertRows()

    def _remove_last(self) -> None:
        at = len(self._screens) - 1
        self.beginRemoveRows(QModelIndex(), at, at)
        screen = self._screens.pop()
        self.endRemoveRows()
        del self._spoken[screen]
        screen.deleteLater()

    def _swap(self, screen: ScreenState) -> None:
        """Give a screen that already spoke this one's language the language that it had before."""
        before, tag = self._spoken[screen], screen.parts.language.tag
        self._spoken[screen] = tag
        for other in self._screens:
            if other is not screen and other.parts.language.tag == tag:
                other.parts.language.choose(before)

    def _turned(self) -> None:
        self._settled.start()
        self.changed.emit()

    def _follow_page(self, leader: ScreenState) -> None:
        for screen in self._screens:
            screen.parts.navigation.open(str(leader.parts.navigation.page))
        self.changed.emit()

    def _follow_place(self, leader: ScreenState, position: float) -> None:
        kinds, row = leader.kinds(), floor(position)
        for screen in self._screens:
            if screen is not leader:
                screen.reading.lead(same_place(kinds, screen.kinds(), row) + position - row)

    def _lead_from_first(self) -> None:
        if len(self._screens) > 1:
            self.first.reading.ask()

    def _lay_out(self) -> None:
        self._metrics.take(self._shape.pixels, self._shape.millimetres)
        self._metrics.magnify(self._text_scale)
        width, height = self._area
        if width > 0 and height > 0:
            spots = arrangement(width, height, self._shape.pixels, len(self._screens), GAP)
            self._scale = spots[0].scale
            for screen, spot in zip(self._screens, spots, strict=True):
                screen.move(spot)
        self.laidOut.emit()
