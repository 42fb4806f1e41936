"""Lets the screen come before the pictures that Qt reads and scales beside it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from kiosk.system.threads import be_nice

# Qt's thread that reads pictures, and those of the pool in which it has large ones scaled.
THREADS = ("QQuickPixmapRea", "Thread (pooled)")
# With 10 a page is painted a tenth sooner on two cores: the display server has the other core.
NICE = 10
LOOK_MILLISECONDS = 5_000


class PictureThreads(QObject):
    """Lowers the priority of the threads that read pictures, as soon as there are any."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Look at once, and again until such a thread was found."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._look()

    def _look(self) -> None:
        """Lower the priority of the threads that there are."""
        if be_nice(THREADS, NICE):
            self._timer.stop()
