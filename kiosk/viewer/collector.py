"""Has Python collect its garbage on the thread of the screen alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MILLISECONDS = 10_000
YOUNG = 700  # new objects, and young collections before a whole one, as Python itself counts them
COLLECTIONS = 10


class Collector(QObject):
    """Takes the place of Python's automatic collection, as long as it lives.

    That runs on whatever thread makes an object, and Qt's objects may only be deleted on the one that they
    live on: a thread that writes files would now and then end in a crash.
    """

    def __init__(self, parent: QObject) -> None:
        """Stop the automatic collection, and look every ten seconds whether there is something to do."""
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(LOOK_MILLISECONDS)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Collect if many objects were made since."""
        young, collections, _ = gc.get_count()
        if young > YOUNG:
            gc.collect(2 if collections > COLLECTIONS else 0)
