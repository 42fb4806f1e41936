"""The small screens of the preview, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QSizeF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.preview.screen import ScreenState
from kiosk.preview.screen_sync import ScreenSync
from kiosk.preview.shapes import Shape, arrangement
from kiosk.viewer.display.metrics import Metrics
from kiosk.viewer.rows import AnyIndex

QML_IMPORT_NAME = "KioskPreview.State"
QML_IMPORT_MAJOR_VERSION = 1

GAP = 22.0  # pixels between two screens, their frames included


@QmlElement
@QmlUncreatable("Made by the preview")
class Screens(QAbstractListModel):
    """The screens as a model with one role, `screen`, laid out in their area.

    All of them live in the window's one QML engine and share one theme, since they differ only in their
    language. An engine for each screen, which Qt's own translations would need, took 0.65 s of CPU instead of
    0.44 until the window was there, and with three screens 194 MB instead of 173 (PySide6 6.11.3, two cores,
    x86-64).

    `changed` comes after another page, language or number of screens. The first screen lives as long as the
    window.
    """

    changed = Signal()
    laidOut = Signal()

    def __init__(self, state: Path, *, animated: bool = True) -> None:
        """Make the first screen, for the releases in the folder `state`."""
        super().__init__()
        self._state = state
        self._area = (0.0, 0.0)
        self._metrics = Metrics(None, animated)
        self._shape, self._text_scale, self._scale = Shape(), 1.0, 1.0
        self._named = ""
        self._screens: list[ScreenState] = []
        self.sync = ScreenSync(self._screens, self)
        self.sync.changed.connect(self.changed)
        self._add()
        self._lay_out()

    def __len__(self) -> int:
        """Return the number of screens."""
        return len(self._screens)

    def __iter__(self) -> Iterator[ScreenState]:
        """Yield the screens from left to right."""
        return iter(self._screens)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of screens, as Qt asks for it."""
        return 0 if parent.isValid() else len(self._screens)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> ScreenState:
        """Return a screen, as Qt asks for it."""
        return self._screens[index.row()]

    def roleNames(self) -> dict[int, QByteArray]:
        """Return the one role, as Qt asks for it."""
        return {int(Qt.ItemDataRole.UserRole): QByteArray(b"screen")}

    @Property(Metrics, constant=True)
    def metrics(self) -> Metrics:
        """The sizes of the screens."""
        return self._metrics

    @Property(QSizeF, notify=laidOut)
    def pixels(self) -> QSizeF:
        """Width and height of each screen before it is scaled, in pixels."""
        return QSizeF(*self._shape.pixels)

    @Property(float, notify=laidOut)
    def scale(self) -> float:
        """The factor by which each screen is drawn smaller."""
        return self._scale

    @Slot(float, float)
    def fill(self, width: float, height: float) -> None:
        """Lay the screens out in an area of this size, in pixels."""
        self._area = (width, height)
        self._lay_out()

    @property
    def page(self) -> str:
        """The identity of the open page, "" for the home screen."""
        return str(self.first.parts.navigation.page)

    @property
    def first(self) -> ScreenState:
        """The first screen."""
        return self._screens[0]

    @property
    def languages(self) -> tuple[str, ...]:
        """The center's languages in its order, none before anything was read."""
        release = self.first.parts.release.shown
        return release.languages if release is not None else ()

    @property
    def shape(self) -> Shape:
        """The shape of the screens."""
        return self._shape

    @property
    def text_scale(self) -> float:
        """The size of letters; 1 is the usual one."""
        return self._text_scale

    @property
    def names(self) -> tuple[str, ...]:
        """The names and groups of screens for which pages are, none where all pages are for all screens."""
        release = self.first.parts.release.shown
        return release.about.screens if release is not None else ()

    @property
    def named(self) -> str:
        """The name or group of the screens whose pages are shown, "" for all pages."""
        return self._named

    def look_from(self, named: str) -> None:
        """Show the pages for the screens of a name or a group; "" shows all pages."""
        self._named = named
        for screen in self._screens:
            screen.look_from(named)
        self.changed.emit()

    def look(self) -> None:
        """Take over the current release on every screen."""
        for screen in self._screens:
            screen.parts.release.look()
        if self._named and self._named not in self.names:
            self.look_from("")  # no page is for such screens any more

    def show(self, count: int) -> None:
        """Show the open page on so many screens, in the first one's language and the center's next ones."""
        while len(self._screens) > max(1, count):
            self._remove_last()
        while len(self._screens) < count:
            self._add()
        self._lay_out()
        self.sync.align()
        self.changed.emit()

    def take(self, shape: Shape, text_scale: float) -> None:
        """Give the screens another shape and size of letters."""
        self._shape, self._text_scale = shape, text_scale
        self._lay_out()
        self.changed.emit()

    def open(self, page: str, language: str = "") -> None:
        """Open a page on every screen; a `language` that no screen shows is chosen on the first."""
        self.wake()
        self.first.parts.navigation.open(page)
        if language and language not in [screen.parts.language.tag for screen in self._screens]:
            self.first.parts.language.choose(language)

    def wake(self) -> None:
        """Leave the attract screen."""
        for screen in self._screens:
            screen.parts.idle.touch()

    def showing(self, language: str) -> ScreenState:
        """Return the screen that shows the page in a language, else the first screen."""
        found = (screen for screen in self if str(screen.parts.open_page.shownLanguage) == language)
        return next(found, self.first)

    def close(self) -> None:
        """Stop waiting; call it after the engine that shows the screens is gone."""
        self.sync.stop()

    def _add(self) -> None:
        """Add a screen in a language that none of the others has, on their page."""
        screen = ScreenState(self._state, self._metrics)
        if self._named:
            screen.look_from(self._named)
        if self._screens:
            shown = [other.parts.language.tag for other in self._screens]
            others = (tag for tag in self.languages if tag not in shown)
            screen.parts.language.choose(next(others, shown[0]))
            screen.parts.navigation.open(str(self.first.parts.navigation.page))
        self.sync.follow(screen)
        at = len(self._screens)
        self.beginInsertRows(QModelIndex(), at, at)
        self._screens.append(screen)
        self.endInsertRows()

    def _remove_last(self) -> None:
        """Remove the last screen."""
        at = len(self._screens) - 1
        self.beginRemoveRows(QModelIndex(), at, at)
        screen = self._screens.pop()
        self.endRemoveRows()
        self.sync.forget(screen)
        screen.deleteLater()

    def _lay_out(self) -> None:
        """Give each screen its size and its spot."""
        self._metrics.take(self._shape.pixels, self._shape.millimetres)
        self._metrics.magnify(self._text_scale)
        width, height = self._area
        if width > 0 and height > 0:
            spots = arrangement(width, height, self._shape.pixels, len(self._screens), GAP)
            self._scale = spots[0].scale
            for screen, spot in zip(self._screens, spots, strict=True):
                screen.move(spot)
        self.laidOut.emit()
