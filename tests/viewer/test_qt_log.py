"""What Qt and QML complain about is in the log, and each complaint once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, qCritical, qWarning
from PySide6.QtQml import QQmlComponent, QQmlEngine

from kiosk.system.log import logged
from kiosk.viewer.qt_log import qt_logged

WRONG = b"""
import QtQml
QtObject { Component.onCompleted: nowhere.call() }
"""


def test_warnings_of_qt_and_qml_are_logged_once(tmp_path: Path, qapp: Any) -> None:
    with logged(tmp_path, "viewer"), qt_logged():
        for _ in range(50):
            qWarning("the pump is loose")
        qCritical("the pump is gone")
        engine = QQmlEngine()
        component = QQmlComponent(engine)
        component.setData(WRONG, QUrl("wrong.qml"))
        made = component.create()
        del made, component, engine
    text = (tmp_path / "log/viewer.log").read_text("utf-8")
    assert text.count("WARNING qt: the pump is loose") == 1
    assert "ERROR qt: the pump is gone" in text
    assert "ReferenceError: nowhere is not defined" in text
