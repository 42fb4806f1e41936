"""The interface's texts in one language, for QML."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages import catalogue

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Made by the viewer")
class Translation(QObject):
    """Translates with the gettext catalogue of one language.

    To change the language, QML is given another Translation, which makes it ask for every text again. A
    QTranslator would not do: there is one for the whole process, where the preview shows several languages,
    and QML's compiler calls it from a thread of its own, which would wait forever for a Python that waits for
    the compiler.
    """

    def __init__(self, tag: str, parent: QObject | None = None) -> None:
        """Take the tag of the language."""
        super().__init__(parent)
        self.tag = tag

    @Slot(str, result=str)
    def translate(self, text: str) -> str:
        """Return an English text of the interface in this language."""
        return catalogue.translate(self.tag, text)
