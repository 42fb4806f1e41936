"""Hides the cursor: visitors touch."""

from __future__ import annotations

from PySide6.QtGui import QColor, QCursor, QGuiApplication, QPixmap


def hide_cursor(app: QGuiApplication) -> None:
    """Show an empty cursor everywhere. `Qt.CursorShape` has one, but importing `Qt` is slow, see rows."""
    empty = QPixmap(1, 1)
    empty.fill(QColor(0, 0, 0, 0))
    app.setOverrideCursor(QCursor(empty))
