"""The time in which somebody wipes the screen, for QML."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.catalogue import LANGUAGES, translate
from kiosk.message import N_

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

SECONDS = 30


@QmlElement
@QmlUncreatable("Made by the viewer")
class Cleaning(QObject):
    """Counts the seconds in which touches do nothing, and ends by itself."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin at rest."""
        super().__init__(parent)
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._pass)

    @Property(bool, notify=changed)
    def active(self) -> bool:
        """Whether the screen may be wiped now."""
        return self._left > 0

    @Property(int, notify=changed)
    def left(self) -> int:
        """The seconds that are left."""
        return self._left

    @Property(float, notify=changed)
    def part(self) -> float:
        """The share of the time that is left, from 1 to 0."""
        return self._left / SECONDS

    @Property("QStringList", constant=True)
    def words(self) -> list[str]:
        """What the screen says, in the languages of the interface."""
        return [translate(tag, N_("You may wipe the screen")) for tag in LANGUAGES]

    @Slot()
    def start(self) -> None:
        """Begin, or begin again."""
        self._left = SECONDS
        self._timer.start()
        self.changed.emit()

    def _pass(self) -> None:
        """Take one second away."""
        self._left -= 1
        if self._left <= 0:
            self._timer.stop()
        self.changed.emit()
