"""The measures of the screen, for QML."""

from __future__ import annotations

from math import hypot, inf

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QScreen
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.viewer.display.geometry import (
    MILLIMETRES_PER_INCH,
    card_grid,
    layout_scale,
    pixels_per_millimetre,
    text_scale,
)

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Made by the viewer")
class Metrics(QObject):
    """How many pixels a millimetre has, and how cards fill an area."""

    changed = Signal()

    def __init__(self, diagonal_inches: float | None = None, animated: bool = True) -> None:
        """Take the diagonal that staff have set, None for none, and whether to animate."""
        super().__init__()
        self._diagonal_inches = diagonal_inches
        self._animated = animated
        self._pixels = (1.0, 1.0)
        self._reported: tuple[float, float] | None = None
        self._density = 1.0
        self._wanted_text_scale = 1.0

    @Property(float, notify=changed)
    def pixelsPerMillimetre(self) -> float:
        """Pixels per millimetre of the design: fewer than true ones on tiny panels, more on huge ones."""
        return self._density

    @Property(float, notify=changed)
    def textScale(self) -> float:
        """The factor by which letters are enlarged; as large as asked for only where there is room."""
        return text_scale(self._wanted_text_scale, self._pixels, self._density)

    @Property(float, notify=changed)
    def largestTextScale(self) -> float:
        """The largest factor for which there is room; 1 on a small panel."""
        return text_scale(inf, self._pixels, self._density)

    @Property(bool, constant=True)
    def animated(self) -> bool:
        """Whether movements are shown."""
        return self._animated

    @property
    def diagonal(self) -> float:
        """The diagonal of the screen in inches, as it is known."""
        density = pixels_per_millimetre(self._pixels, self._diagonal_inches, self._reported)
        return hypot(*self._pixels) / density / MILLIMETRES_PER_INCH

    def set_diagonal(self, inches: float) -> None:
        """Take a diagonal that staff have measured, at once."""
        self._diagonal_inches = inches
        self.take(self._pixels, self._reported)

    def measure(self, screen: QScreen) -> None:
        """Take the density of a screen."""
        size, physical = screen.size(), screen.physicalSize()
        reported = (physical.width(), physical.height())
        self.take((size.width(), size.height()), reported)

    def take(self, pixels: tuple[float, float], reported_millimetres: tuple[float, float] | None) -> None:
        """Take the density of a screen of this size; one of 0 pixels stands for no screen and is ignored."""
        if min(pixels) <= 0:
            return
        self._reported = reported_millimetres
        density = pixels_per_millimetre(pixels, self._diagonal_inches, reported_millimetres)
        density *= layout_scale(pixels, density)
        if (pixels, density) != (self._pixels, self._density):
            self._pixels, self._density = pixels, density
            self.changed.emit()

    def pixels(self) -> tuple[int, int]:
        """Return width and height of the screen in pixels, as they were when it last had a size."""
        return round(self._pixels[0]), round(self._pixels[1])

    @Slot(float)
    def magnify(self, times: float) -> None:
        """Enlarge letters by a factor."""
        if times != self._wanted_text_scale:
            self._wanted_text_scale = times
            self.changed.emit()

    @Slot(float, float, int, float, float, float, float, float, result="QVariantMap")
    def cardGrid(
        self,
        width: float,
        height: float,
        count: int,
        gap: float,
        least: float,
        least_height: float,
        aspect: float,
        scrolled: float,
    ) -> dict[str, float]:
        """Return {"columns", "width", "height", "higher"} of the cards in an area, see `Grid`."""
        if width <= 0 or height <= 0:
            return {"columns": 1, "width": 1.0, "height": 1.0, "higher": 0}
        grid = card_grid(width, height, count, gap, (least, least_height), aspect, scrolled)
        return {
            "columns": grid.columns,
            "width": grid.cell_width,
            "height": grid.cell_height,
            "higher": grid.higher,
        }
