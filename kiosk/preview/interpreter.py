"""One translator for a window in which several QML engines speak different languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtQml import QQmlEngine

from kiosk.viewer.language import CatalogueTranslator


class Interpreter(CatalogueTranslator):
    """Speaks `tag`, the staff's language, and to each engine that joined its own.

    Qt asks the application's translator without saying for which engine. So whatever was said
    outside of `speaking`, by a part of a page that was made while somebody scrolled, is said
    again to every engine in its own language before the next frame.
    """

    def __init__(self, tag: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tag = tag
        self._joined: dict[QQmlEngine, Callable[[], str]] = {}
        self._speaking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._say_again)

    def join(self, engine: QQmlEngine, tag: Callable[[], str]) -> None:
        self._joined[engine] = tag

    def leave(self, engine: QQmlEngine) -> None:
        del self._joined[engine]

    @contextmanager
    def speaking(self, tag: str) -> Iterator[None]:
        """Speak another language meanwhile."""
        before = self.tag, self._speaking
        self.tag, self._speaking = tag, True
        try:
            yield
        finally:
            self.tag, self._speaking = before

    def retranslate(self, engine: QQmlEngine) -> None:
        with self.speaking(self._joined[engine]()):
            engine.retranslate()

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str:
        # QML compiles in a thread of its own and asks there, too.
        if not self._speaking and self._joined and QThread.isMainThread():
            self._timer.start()
        return super().translate(context, source, comment, n)

    def _say_again(self) -> None:
        for engine in self._joined:
            self.retranslate(engine)
