"""What the objects of all pages of the staff screen have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.catalogue import translate
from kiosk.viewer.language import Language
from kiosk.viewer.staff.background import Background

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1

T = TypeVar("T")


@QmlElement
@QmlUncreatable("Made by the viewer")
class StaffPage(QObject):
    """A page that loads on a thread what it tells.

    Each kind of page has a signal `changed` of its own: PySide6 (6.11.3) crashes on a property whose
    `notify` is a signal of the class above.
    """

    loadingChanged = Signal()

    def __init__(self, language: Language, background: Background) -> None:
        super().__init__()
        self._words, self._background = language, background
        self._loading = 0
        self._inside = False

    @Property(bool, notify=loadingChanged)
    def loading(self) -> bool:
        """Whether what the page tells is still being read."""
        return self._loading > 0

    @property
    def tag(self) -> str:
        """The tag of the staff's language."""
        return self._words.tag

    def say(self, text: str, **values: str) -> str:
        """Return a text in the staff's language, its placeholders filled."""
        return translate(self.tag, text).format(**values)

    @Slot()
    def enter(self) -> None:
        """Take that the page is opened."""
        self._inside = True
        self.load()

    def leave(self) -> None:
        """Take that the page is left."""
        self._inside = False

    def load(self) -> None:
        """Read what the page tells, in the staff's language."""

    def in_background(self, work: Callable[[], T], take: Callable[[T], None]) -> None:
        """Do `work` on a thread, then `take` what it returns, unless the page was left."""
        self._loading += 1

        def done(found: T) -> None:
            """Take the result."""
            self._loading -= 1
            if self._inside:
                take(found)
            self.loadingChanged.emit()

        self._background.run(work, done)
        self.loadingChanged.emit()
