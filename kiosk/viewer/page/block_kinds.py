"""The kinds of blocks that have a QML file, for QML."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlSingleton

from kiosk.paths import QML_MODULE

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class BlockKinds(QObject):
    """The kinds of rows that the screen can show."""

    @Property("QStringList", constant=True)
    def names(self) -> list[str]:
        """The kinds by name: "list" for ListBlock.qml."""
        # QML asks once more with each name that it takes.
        return _kinds()


@cache
def _kinds() -> list[str]:
    """Return the kinds whose QML file is part of the program."""
    return sorted(path.stem.removesuffix("Block").lower() for path in QML_MODULE.glob("*Block.qml"))
