"""The time between a window that is shown and the end of the process."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.viewer.assembly import Viewer

AFTER_PAINTING_MILLISECONDS = 1500

Stop = Callable[[], None]


def live(app: QGuiApplication, viewer: Viewer, start_others: Callable[[], Stop]) -> int:
    """Follow the releases until a signal ends it.

    `start_others` starts what works beside the screen and returns what ends it; it is called when the
    screen is painted, or at once where there is nothing to paint yet.
    """
    stops: list[Stop] = []

    def painted() -> None:
        gc.freeze()
        gc.enable()
        # The visitor comes first: the screen is painted before anything else wants the processor.
        stops.append(start_others())

    viewer.release.follow()
    QTimer.singleShot(AFTER_PAINTING_MILLISECONDS if viewer.release.shown is not None else 0, painted)
    # Python looks at signals between the ticks of the viewer's timers.
    for number in (signal.SIGINT, signal.SIGTERM):
        # Not `quit`: that asks the window, which never closes.
        signal.signal(number, lambda *_: app.exit(0))
    try:
        return int(app.exec())
    finally:
        for stop in stops:
            stop()
        viewer.close()
