"""The look of the small screens: their shape, the size of their letters, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.preview.screens import Screens
from kiosk.preview.shapes import DIAGONALS_INCHES, TEXT_SCALES, Shape

QML_IMPORT_NAME = "KioskPreview.State"
QML_IMPORT_MAJOR_VERSION = 1

MOST_LETTERS = 70  # of all names together, for which the tool bar has room


@QmlElement
@QmlUncreatable("Made by the preview")
class PreviewLook(QObject):
    """The look of the screens as properties, and what changes it."""

    changed = Signal()

    def __init__(self, screens: Screens) -> None:
        """Take the screens."""
        super().__init__()
        self._screens = screens
        screens.changed.connect(self.changed)

    @Property(bool, notify=changed)
    def landscape(self) -> bool:
        """Whether the screens are wider than high."""
        return self._screens.shape.landscape

    @Property("QVariantList", constant=True)
    def diagonals(self) -> list[float]:
        """The diagonals to choose from, in inches."""
        return list(DIAGONALS_INCHES)

    @Property(float, notify=changed)
    def diagonal(self) -> float:
        """The diagonal of the screens, in inches."""
        return self._screens.shape.diagonal_inches

    @Property("QVariantList", constant=True)
    def textScales(self) -> list[float]:
        """The sizes of letters to choose from; 1 is the usual one."""
        return list(TEXT_SCALES)

    @Property(float, notify=changed)
    def textScale(self) -> float:
        """The size of letters; 1 is the usual one."""
        return self._screens.text_scale

    @Property(int, notify=changed)
    def screens(self) -> int:
        """The number of screens side by side, each in another language."""
        return len(self._screens)

    @Property(int, notify=changed)
    def mostScreens(self) -> int:
        """The largest number of screens."""
        return max(1, min(3, len(self._screens.languages)))

    @Property("QStringList", notify=changed)
    def named(self) -> list[str]:
        """The names and groups of screens from which the pages can be seen; none where there are too many."""
        names = self._screens.names
        return list(names) if len(" ".join(names)) <= MOST_LETTERS else []

    @Property(int, notify=changed)
    def seenOn(self) -> int:
        """The place among them of the one that is chosen, -1 for all pages."""
        names = self._screens.names
        return names.index(self._screens.named) if self._screens.named in names else -1

    @Slot(int)
    def seeOn(self, place: int) -> None:
        """Show the pages for the screens of the name at a place, counted from 0; -1 shows all pages."""
        names = self._screens.names
        self._screens.look_from(names[place] if 0 <= place < len(names) else "")

    @Slot(bool)
    def turn(self, landscape: bool) -> None:
        """Make the screens wider than high, or higher than wide."""
        shape = Shape(landscape, self._screens.shape.diagonal_inches)
        self._screens.take(shape, self._screens.text_scale)

    @Slot(float)
    def chooseDiagonal(self, inches: float) -> None:
        """Set the diagonal of the screens, in inches."""
        self._screens.take(Shape(self._screens.shape.landscape, inches), self._screens.text_scale)

    @Slot(float)
    def chooseTextScale(self, scale: float) -> None:
        """Set the size of letters."""
        self._screens.take(self._screens.shape, scale)

    @Slot(int)
    def showScreens(self, count: int) -> None:
        """Set the number of screens."""
        self._screens.show(count)
