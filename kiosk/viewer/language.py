"""The language that the visitor has chosen."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.languages.catalogue import LANGUAGES
from kiosk.languages.names import is_right_to_left, own_name, short_names
from kiosk.viewer.translation import Translation

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1


def legible_name(tag: str) -> str:
    """Return a language's own name, or its tag where no font on this machine has the letters."""
    name = own_name(tag)
    letters = QFontMetricsF(QFont("Nunito"))
    return name if all(letters.inFontUcs4(ord(letter)) for letter in name) else tag


@QmlElement
@QmlUncreatable("Made by the viewer")
class Language(QObject):
    """The language of all words, dates and numbers on the screen."""

    changed = Signal()
    offered = Signal()

    def __init__(self) -> None:
        """Offer the languages of the interface until a release has others; the first one is chosen."""
        super().__init__()
        self._tags: tuple[str, ...] = LANGUAGES
        self._tag = LANGUAGES[0]
        self._translations: dict[str, Translation] = {}
        # QML asks for them again and again, and their letters have to be looked for in the fonts.
        self._choices: list[dict[str, str]] | None = None

    @property
    def tag(self) -> str:
        """The tag of the language."""
        return self._tag

    @Property(str, notify=changed)
    def current(self) -> str:
        """The tag of the language, for QML."""
        return self._tag

    @Property(Translation, notify=changed)
    def words(self) -> Translation:
        """The interface's texts."""
        if self._tag not in self._translations:
            self._translations[self._tag] = Translation(self._tag, self)
        return self._translations[self._tag]

    @Property(bool, notify=changed)
    def rightToLeft(self) -> bool:
        """Whether the language is written from right to left."""
        return is_right_to_left(self._tag)

    @Property("QVariantList", notify=offered)
    def choices(self) -> list[dict[str, str]]:
        """The center's languages in order, each by its own name: [{"tag", "name", "short"}]."""
        if self._choices is None:
            names = [legible_name(tag) for tag in self._tags]
            self._choices = [
                {"tag": tag, "name": name, "short": short}
                for tag, name, short in zip(self._tags, names, short_names(names), strict=True)
            ]
        return self._choices

    @Slot(str)
    def choose(self, tag: str) -> None:
        """Choose one of the center's languages; other tags are ignored."""
        if tag == self._tag or tag not in self._tags:
            return
        self._tag = tag
        self.turn_layout()
        self.changed.emit()

    @Slot(str, result=str)
    def nameOf(self, tag: str) -> str:
        """Return a language's own name."""
        return legible_name(tag)

    def reset(self) -> None:
        """Choose the center's first language."""
        self.choose(self._tags[0])

    def offer(self, tags: tuple[str, ...]) -> None:
        """Take over the languages of a release; the chosen one stays if it is among them."""
        if tags == self._tags or not tags:
            return
        self._tags = tags
        self._choices = None
        if self._tag not in tags:
            self.reset()
        self.offered.emit()

    def turn_layout(self) -> None:
        """Give the application the text direction of this language."""
        right_to_left = is_right_to_left(self._tag)
        if right_to_left != QGuiApplication.isRightToLeft():
            from PySide6.QtCore import Qt  # its many enumerations would hold up the start, see rows

            direction = Qt.LayoutDirection
            QGuiApplication.setLayoutDirection(
                direction.RightToLeft if right_to_left else direction.LeftToRight
            )
