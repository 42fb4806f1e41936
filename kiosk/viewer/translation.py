"""The words of the interface in one language, for QML."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages import catalogue

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Made by the viewer")
class Translation(QObject):
    """Answers from the gettext catalogue of one language.

    Whoever changes its language gives QML another Translation: that makes QML ask again for every word. Not a
    QTranslator: that knows one language for the whole process, where the preview shows several, and QML's
    compiler asks it from a thread of its own, which waits for ever for a Python that waits for the compiler.
    """

    def __init__(self, tag: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tag = tag

    @Slot(str, result=str)
    def translate(self, text: str) -> str:
        """Return an English text of the interface in this language."""
        return catalogue.translate(self.tag, text)
