"""The language of the preview's window, whatever language visitors see."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.catalogue import translate
from kiosk.viewer.translation import Translation

QML_IMPORT_NAME = "KioskPreview.State"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Made by the preview")
class StaffLanguage(QObject):
    """The staff's language; `changed` comes after another one was chosen."""

    changed = Signal()

    def __init__(self, tag: str) -> None:
        """Take the tag of the language."""
        super().__init__()
        self.tag = tag
        self._words = Translation(tag, self)

    @Property(str, notify=changed)
    def current(self) -> str:
        """The tag of the language."""
        return self.tag

    @Property(Translation, notify=changed)
    def words(self) -> Translation:
        """The texts of the window."""
        return self._words

    def say(self, text: str) -> str:
        """Return an English text in this language."""
        return translate(self.tag, text)

    def choose(self, tag: str) -> None:
        """Use another language from now on."""
        self.tag, self._words = tag, Translation(tag, self)
        self.changed.emit()
