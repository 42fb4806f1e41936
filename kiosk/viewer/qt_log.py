"""Sends Qt's messages to the log."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

log = logging.getLogger("qt")


@contextlib.contextmanager
def qt_logged() -> Iterator[None]:
    """Write Qt's messages, including those of QML, to the log."""
    before = qInstallMessageHandler(_take)
    try:
        yield
    finally:
        qInstallMessageHandler(before)  # Qt may write messages after Python has ended


def _take(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Log one message of Qt."""
    where = f" ({context.file}:{context.line})" if context.file and context.file not in text else ""
    log.log(_LEVELS.get(kind, logging.WARNING), "%s%s", text, where)
