"""The visitor's language."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QCoreApplication, QObject, QTranslator, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.catalogue import plural, translate
from kiosk.languages.names import is_right_to_left, own_name, short_names

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1


def legible_name(tag: str) -> str:
    """Return a language's own name, or its tag where no font of this machine has the letters."""
    name = own_name(tag)
    letters = QFontMetricsF(QFont("Nunito"))
    return name if all(letters.inFontUcs4(ord(letter)) for letter in name) else tag


class CatalogueTranslator(QTranslator):
    """Answers qsTr() from the gettext catalogue of one language."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tag = "en"

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str:
        if n >= 0:
            return plural(self.tag, source, source, n)
        return translate(self.tag, source)


@QmlElement
@QmlUncreatable("Made by the viewer")
class Language(QObject):
    """The language of every word, date and number on the screen.

    `changed` comes after the interface words were translated again.
    """

    changed = Signal()
    offered = Signal()

    def __init__(self, tags: tuple[str, ...] = ("kk", "ru", "en"), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tags = tags
        self._tag = tags[0]
        self._translator = CatalogueTranslator(self)
        self._translator.tag = self._tag
        self.retranslate: Callable[[], None] = lambda: None

    def install(self, application: QCoreApplication) -> None:
        application.installTranslator(self._translator)
        self._turn()

    @property
    def tag(self) -> str:
        return self._tag

    @Property(str, notify=changed)
    def current(self) -> str:
        return self._tag

    @Property(bool, notify=changed)
    def rightToLeft(self) -> bool:
        return is_right_to_left(self._tag)

    @Property("QVariantList", notify=offered)
    def choices(self) -> list[dict[str, str]]:
        """The languages in the center's order, each named in its own: [{"tag", "name", "short"}]."""
        names = [legible_name(tag) for tag in self._tags]
        return [
            {"tag": tag, "name": name, "short": short}
            for tag, name, short in zip(self._tags, names, short_names(names), strict=True)
        ]

    @Slot(str)
    def choose(self, tag: str) -> None:
        if tag == self._tag or tag not in self._tags:
            return
        self._tag = tag
        self._translator.tag = tag
        self._turn()
        self.retranslate()
        self.changed.emit()

    @Slot(str, result=str)
    def nameOf(self, tag: str) -> str:
        """A language's name in its own language."""
        return legible_name(tag)

    def reset(self) -> None:
        """Back to the center's first language."""
        self.choose(self._tags[0])

    def offer(self, tags: tuple[str, ...]) -> None:
        """Take over the languages of a release; keep the current one if it is among them."""
        if tags == self._tags or not tags:
            return
        self._tags = tags
        if self._tag not in tags:
            self.reset()
        self.offered.emit()

    def _turn(self) -> None:
        right_to_left = is_right_to_left(self._tag)
        if right_to_left != QGuiApplication.isRightToLeft():
            from PySide6.QtCore import Qt  # its many enumerations would hold up the start, see rows

            direction = Qt.LayoutDirection
            QGuiApplication.setLayoutDirection(
                direction.RightToLeft if right_to_left else direction.LeftToRight
            )
