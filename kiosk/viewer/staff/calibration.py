"""The page that measures the screen with a bank card, so that a millimetre is one."""

from __future__ import annotations

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.dates import number
from kiosk.message import N_
from kiosk.settings.limits import LEAST_INCHES, MOST_INCHES
from kiosk.staff_requests.request import Answer, SetDiagonal
from kiosk.viewer.display.geometry import pixels_per_millimetre
from kiosk.viewer.display.metrics import Metrics
from kiosk.viewer.language import Language
from kiosk.viewer.staff.asking import StaffAsking
from kiosk.viewer.staff.background import Background
from kiosk.viewer.staff.page import StaffPage

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

CARD_MILLIMETRES = (85.60, 53.98)  # ISO/IEC 7810 ID-1
LARGE_STEP, SMALL_STEP = 0.05, 0.005  # shares of the card's size
_KEPT = N_("Kept: the diagonal of this screen is {inches} inches.")


@QmlElement
@QmlUncreatable("Made by the viewer")
class StaffCalibration(StaffPage):
    """A card that is drawn larger or smaller until it fits a real one, and the diagonal that follows."""

    changed = Signal()

    def __init__(
        self, language: Language, background: Background, metrics: Metrics, asking: StaffAsking
    ) -> None:
        super().__init__(language, background)
        self._metrics, self._asking = metrics, asking
        self._inches = metrics.diagonal
        self._told = ""

    @Property(str, notify=changed)
    def inches(self) -> str:
        """The diagonal that follows from the card as it is drawn, as the staff write numbers."""
        return number(round(self._inches, 1), self.tag)

    @Property(float, notify=changed)
    def cardWidth(self) -> float:
        """The long side of the card in pixels."""
        return self._density() * CARD_MILLIMETRES[0]

    @Property(float, notify=changed)
    def cardHeight(self) -> float:
        """The short side of the card in pixels."""
        return self._density() * CARD_MILLIMETRES[1]

    @Property(bool, notify=changed)
    def differs(self) -> bool:
        """Whether the card was changed."""
        return abs(self._inches - self._metrics.diagonal) > 1e-6

    @Property(str, notify=changed)
    def told(self) -> str:
        """What became of keeping it, "" before."""
        return self._told

    def enter(self) -> None:
        """Begin with the screen as it is known."""
        self._inches, self._told = self._metrics.diagonal, ""
        super().enter()

    def load(self) -> None:
        """Say the diagonal as numbers are written in the staff's language."""
        self.changed.emit()

    @Slot(bool, bool)
    def grow(self, larger: bool, much: bool) -> None:
        """Draw the card larger or smaller, by much or a little; the screen then has less or more inches."""
        step = LARGE_STEP if much else SMALL_STEP
        times = 1 / (1 + step) if larger else 1 + step
        self._inches = min(max(self._inches * times, LEAST_INCHES), MOST_INCHES)
        self._told = ""
        self.changed.emit()

    @Slot()
    def keep(self) -> None:
        """Lay everything out by this size at once, and have it kept for the next start."""
        inches = round(self._inches, 2)
        self._metrics.set_diagonal(inches)
        self._inches = inches
        self._asking.ask(SetDiagonal(inches), self.tag, self._kept)
        self.changed.emit()

    def _kept(self, answer: Answer) -> None:
        """Tell whether it was kept."""
        self._told = answer.told or self.say(_KEPT, inches=self.inches)
        self.changed.emit()

    def _density(self) -> float:
        """Return how many pixels a millimetre has if the card fits."""
        return pixels_per_millimetre(self._metrics.pixels(), self._inches, None)
