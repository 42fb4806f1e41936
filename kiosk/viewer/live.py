"""The time between a window that is shown and the end of the process."""

from __future__ import annotations

import signal

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.viewer.assembly import Viewer
from kiosk.viewer.display.awake import Awake
from kiosk.viewer.publisher_process import PublisherProcess

AFTER_PAINTING_MILLISECONDS = 1500


def live(app: QGuiApplication, viewer: Viewer, publisher: PublisherProcess, awake: Awake) -> int:
    """Follow the releases that the publisher makes until a signal ends it."""
    viewer.site.follow()
    # The visitor comes first: the screen is painted before anything else wants the processor.
    QTimer.singleShot(AFTER_PAINTING_MILLISECONDS, awake.start)
    if viewer.site.release is None:
        publisher.start()
    else:
        QTimer.singleShot(AFTER_PAINTING_MILLISECONDS, publisher.start)
    # Python looks at signals between the ticks of the viewer's timers.
    for number in (signal.SIGINT, signal.SIGTERM):
        # Not `quit`: that asks the window, which never closes.
        signal.signal(number, lambda *_: app.exit(0))
    try:
        return int(app.exec())
    finally:
        awake.stop()
        publisher.stop()
        viewer.close()
