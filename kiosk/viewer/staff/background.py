"""Work that the screen does not wait for: done on a thread, its result taken on the screen's own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")

log = logging.getLogger(__name__)


class Background(QObject):
    """Starts a thread for each piece of work; it lives as long as the program, with a Collector beside it."""

    _finished = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._finished.connect(self._take)

    def run(self, work: Callable[[], T], take: Callable[[T], None]) -> None:
        """Do `work` on a thread and hand what it returns to `take`; what it raises goes to the log."""

        def do() -> None:
            """Work, and send the result to the thread of the screen."""
            try:
                found = work()
            except Exception:  # a page that stays empty is better than a screen that ends
                log.exception("the staff screen could not do what it was asked")
                return
            self._finished.emit(take, found)

        threading.Thread(target=do, name="kiosk-staff", daemon=True).start()

    def _take(self, take: Callable[[Any], None], found: Any) -> None:
        """Hand a result on, in the thread of the screen."""
        take(found)
