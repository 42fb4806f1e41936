"""Waits until a screen is drawn as a visitor sees it at rest, and finds parts of it."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.viewer.assembly import Viewer

SETTLE_SECONDS = 10.0


# Item by item in JavaScript: PySide6 has no converter for the status enumerations, and a wrapper
# for every item of the screen costs memory that is not given back.
_LOADING = """(function loading(item) {
    if (!item.visible)
        return false;
    if (item.status === 2 && (item.source !== undefined || item.sourceComponent !== undefined))
        return true;
    for (let at = 0; at < item.children.length; ++at)
        if (loading(item.children[at]))
            return true;
    return false;
})(this.contentItem)"""


def settle(viewer: Viewer) -> None:
    """Process events until every picture and part of the screen is loaded, laid out and drawn.

    Gives up after `SETTLE_SECONDS`.
    """
    context = QQmlEngine.contextForObject(viewer.window)
    loading = QQmlExpression(context, viewer.window, _LOADING)
    deadline = monotonic() + SETTLE_SECONDS
    calm = 0
    while calm < 2 and monotonic() < deadline:
        _draw(viewer.window, deadline)
        calm = 0 if loading.evaluate()[0] else calm + 1


def _draw(window: QQuickWindow, deadline: float) -> None:
    """Process events until the window has drawn another frame, which also lays out its items."""
    drawn = False

    def note() -> None:
        """Note that a frame was drawn."""
        nonlocal drawn
        drawn = True

    window.frameSwapped.connect(note)
    window.update()
    while True:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if drawn or not window.isExposed() or monotonic() > deadline:
            break
    window.frameSwapped.disconnect(note)


def find(item: QQuickItem, name: str) -> QQuickItem | None:
    """Return the item with an object name, at or below `item`; None without one."""
    if item.objectName() == name:
        return item
    return next((found for child in item.childItems() if (found := find(child, name))), None)
