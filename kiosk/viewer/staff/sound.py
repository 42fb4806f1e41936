"""The page for the volume."""

from __future__ import annotations

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.system.sound import Sound, Volume
from kiosk.viewer.language import Language
from kiosk.viewer.staff.background import Background
from kiosk.viewer.staff.page import StaffPage

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

STEP = 5  # percent


@QmlElement
@QmlUncreatable("Made by the viewer")
class StaffSound(StaffPage):
    """The volume as the system tells it, and the buttons that change it."""

    changed = Signal()

    def __init__(self, language: Language, background: Background, sound: Sound | None = None) -> None:
        super().__init__(language, background)
        self._sound = sound or Sound()
        self._volume: Volume | None = None
        self._known = False

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether the system has answered."""
        return self._known

    @Property(bool, notify=changed)
    def there(self) -> bool:
        """Whether this machine has sound."""
        return self._volume is not None

    @Property(int, notify=changed)
    def percent(self) -> int:
        """The volume in percent."""
        return self._volume.percent if self._volume is not None else 0

    @Property(bool, notify=changed)
    def muted(self) -> bool:
        """Whether the sound is switched off."""
        return self._volume is not None and self._volume.muted

    def load(self) -> None:
        """Ask for the volume."""
        self.in_background(self._sound.volume, self._take)

    @Slot(int)
    def change(self, steps: int) -> None:
        """Make it louder or softer by so many steps."""
        if self._volume is not None and not self._loading:
            percent = self._volume.percent + steps * STEP
            self.in_background(lambda: self._sound.set(percent), self._take)

    @Slot()
    def turn(self) -> None:
        """Switch the sound off, or on again."""
        if self._volume is not None and not self._loading:
            muted = not self._volume.muted
            self.in_background(lambda: self._sound.mute(muted), self._take)

    def _take(self, volume: Volume | None) -> None:
        """Take what the system answered."""
        self._volume, self._known = volume, True
        self.changed.emit()
