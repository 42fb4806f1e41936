"""Runs the kiosk from the moment its window is shown until the process ends."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.supervision.exit_codes import ENDED
from kiosk.viewer.assembly import Viewer

AFTER_PAINTING_MILLISECONDS = 1500

Stop = Callable[[], None]


def live(app: QGuiApplication, viewer: Viewer, start_others: Callable[[], Stop]) -> int:
    """Run until a signal ends the process, and return the exit code.

    `start_others` starts what works beside the screen and returns the function that stops it. It is called
    after the first painting, or at once where there is nothing to paint yet.
    """
    stops: list[Stop] = []

    def painted() -> None:
        """Start the rest, now that the screen is painted."""
        from kiosk.viewer.collector import Collector
        from kiosk.viewer.memory import MemoryAtRest

        gc.freeze()
        Collector(app)
        MemoryAtRest(viewer.idle, viewer.engine, app)
        viewer.release.follow()
        # The screen is painted before anything else uses the processor.
        stops.append(start_others())

    QTimer.singleShot(AFTER_PAINTING_MILLISECONDS if viewer.release.shown is not None else 0, painted)
    try:
        return run_until_signal(app)
    finally:
        for stop in stops:
            stop()
        viewer.close()


def run_until_signal(app: QGuiApplication) -> int:
    """Process events until a signal, or something in the process, ends that; return the exit code."""
    # Python looks at signals between the ticks of the viewer's timers.
    # The last is sent when the terminal is closed in which the kiosk was started.
    for number in (signal.SIGINT, signal.SIGTERM, *filter(None, [getattr(signal, "SIGHUP", None)])):
        # Not `quit`: that asks the window, which never closes.
        signal.signal(number, lambda *_: app.exit(ENDED))
    return int(app.exec())
