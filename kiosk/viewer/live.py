"""The time between a window that is shown and the end of the process."""

from __future__ import annotations

import signal

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.viewer.assembly import Viewer
from kiosk.viewer.publisher_process import PublisherProcess

PUBLISHER_WAIT_MILLISECONDS = 1500


def live(app: QGuiApplication, viewer: Viewer, publisher: PublisherProcess) -> int:
    """Follow the releases that the publisher makes until a signal or the window ends it."""
    viewer.site.follow()
    if viewer.site.release is None:
        publisher.start()
    else:  # the visitor comes first: the screen is painted before anything else wants the processor
        QTimer.singleShot(PUBLISHER_WAIT_MILLISECONDS, publisher.start)
    # Python looks at signals between the ticks of the viewer's timers.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: app.quit())
    try:
        return int(app.exec())
    finally:
        publisher.stop()
        viewer.close()
