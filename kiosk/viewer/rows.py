"""A list model of plain rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtQml import QmlElement, QmlUncreatable

# Qt.ItemDataRole.DisplayRole and UserRole. PySide6 creates all enumerations of `Qt` when that is first
# imported, which takes 12 ms of the start.
DISPLAY_ROLE, USER_ROLE = 0, 0x0100

Row = Mapping[str, Any]
AnyIndex = QModelIndex | QPersistentModelIndex

QML_IMPORT_NAME = "Kiosk.State"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Made by the viewer")
class Rows(QAbstractListModel):
    """Rows of plain values by role name; a role that a row lacks has the default of `roles`."""

    def __init__(self, roles: Mapping[str, Any], shape: str = "", parent: QObject | None = None) -> None:
        """Start without rows; `roles` have their defaults, `shape` is the role that `replace` compares."""
        super().__init__(parent)
        self._defaults = dict(roles)
        self._names = list(roles)
        self._shape = shape
        self._rows: Sequence[Row] = ()

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that are shown."""
        return self._rows

    def replace(self, rows: Sequence[Row]) -> bool:
        """Show other rows; return True if the delegates stay.

        Delegates, and with them the scroll position, stay when only values differ: there are as many rows as
        before, each with the same value of the role `shape`.
        """
        if len(rows) == len(self._rows) and all(
            new.get(self._shape) == old.get(self._shape) for new, old in zip(rows, self._rows, strict=True)
        ):
            changed = [at for at, row in enumerate(rows) if row != self._rows[at]]
            self._rows = rows
            for at in changed:
                self.dataChanged.emit(self.index(at), self.index(at))
            return True
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return False

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows, as Qt asks for it."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = DISPLAY_ROLE) -> Any:
        """Return the value of a role in a row, as Qt asks for it."""
        name = self._names[role - USER_ROLE]
        return self._rows[index.row()].get(name, self._defaults[name])

    def roleNames(self) -> dict[int, QByteArray]:
        """Return the names of the roles, as Qt asks for them."""
        return {USER_ROLE + at: QByteArray(name.encode()) for at, name in enumerate(self._names)}
