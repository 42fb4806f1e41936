"""A small picture of what the screen shows, for those who look after many: STATE/viewer/screen.jpg."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, QTimer
from PySide6.QtGui import QImageWriter

from kiosk.paths import viewer_folder
from kiosk.system.disk import replace_file
from kiosk.viewer.assembly import Viewer

FILE = "screen.jpg"
EDGE = 320  # pixels of its longest edge
QUALITY = 70
REST_SECONDS = 3.0  # without a touch, so that no visitor waits for it
AGAIN_MILLISECONDS = 1_000  # until another try, while somebody touches the screen

log = logging.getLogger(__name__)


class SmallPicture(QObject):
    """Makes the picture every so many minutes, and writes it when it is another one.

    Never while somebody touches the screen, and never of the staff screen, where a PIN is typed: it is
    `private` then. The frame is drawn once more for it, on the thread that paints.
    """

    def __init__(self, viewer: Viewer, state: Path, minutes: int, private: Callable[[], bool]) -> None:
        """Prepare the pictures without making one."""
        super().__init__()
        self._viewer, self._private = viewer, private
        self._path = viewer_folder(state) / FILE
        self._usual = minutes * 60_000
        self._last = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Make the first picture soon, then one every so many minutes."""
        self._timer.start(AGAIN_MILLISECONDS)

    def stop(self) -> None:
        """Make no more."""
        self._timer.stop()

    def look(self) -> None:
        """Make a picture, or put it off."""
        touched = 0 <= self._viewer.idle.untouched_seconds() < REST_SECONDS
        if touched or self._private() or not self._viewer.window.isVisible():
            self._timer.start(AGAIN_MILLISECONDS)
            return
        self._timer.start(self._usual)
        data = self._made()
        if data and data != self._last:
            try:
                replace_file(self._path, data, durable=False)
            except OSError as error:
                log.warning("the picture of the screen cannot be written: %s", error)
            else:
                self._last = data

    def _made(self) -> bytes:
        """Return the picture as a JPEG file, b"" where the screen shows nothing."""
        image = self._viewer.window.grabWindow()
        if image.isNull():
            return b""
        small = image.scaled(
            EDGE, EDGE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, QByteArray(b"jpeg"))
        writer.setQuality(QUALITY)
        writer.write(small)
        return bytes(buffer.data().data())
