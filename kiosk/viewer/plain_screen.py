"""The screen of last resort: the center's name and contacts, and that the kiosk is being put right.

It needs neither a release nor QML, since one of them may be what ended the kiosk.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImageReader,
    QPainter,
    QPaintEvent,
    QRasterWindow,
)

from kiosk.paths import QML_MODULE, viewer_folder
from kiosk.releases.layout import current_number
from kiosk.supervision.center import read_center
from kiosk.supervision.exit_codes import RESTART
from kiosk.supervision.sd_notify import Supervisor
from kiosk.viewer.assembly import application
from kiosk.viewer.display.awake import Awake
from kiosk.viewer.display.cursor import hide_cursor
from kiosk.viewer.display.full_screen import FullScreen
from kiosk.viewer.display.metrics import Metrics
from kiosk.viewer.display.out_of_sight import OutOfSight
from kiosk.viewer.display.screen_power import ScreenPower
from kiosk.viewer.frame_watch import FrameWatch
from kiosk.viewer.live import run_until_signal
from kiosk.viewer.plain_words import Kind, Line, lines

NIGHT, LIGHT, AMBER = QColor("#15303f"), QColor("#fffdf8"), QColor("#b8892b")
# Families and sizes: a capital letter of the message has 7.3 mm.
BODY = 7.3 / 0.705  # millimetres
LETTERS: dict[Kind, tuple[str, float]] = {
    "name": ("Literata SemiBold", 1.5 * BODY),
    "message": ("Nunito", BODY),
    "contacts": ("Nunito", 1.15 * BODY),
}
HORN = 46.0  # millimetres
BETWEEN_LANGUAGES, BETWEEN_LINES = 15.0, 4.0  # millimetres
SHARE = 0.86  # of the screen, that is used at the most
LOOK_MILLISECONDS = 5_000

log = logging.getLogger(__name__)


def show_plain(state: Path, diagonal_inches: float | None, seconds: float) -> int:
    """Show the plain screen for this long, or until a newer release comes; return the exit code."""
    app = application()
    app.setQuitOnLastWindowClosed(False)
    hide_cursor(app)
    metrics = Metrics(diagonal_inches)
    window = PlainScreen(tuple(lines(read_center(state))), metrics)
    screen = FullScreen(app, window, metrics)
    supervisor = Supervisor.of(os.environ)
    excused = OutOfSight(app, os.environ)
    watch = FrameWatch(supervisor, excused=excused)
    watch.painted.connect(excused.learn)
    watch.beatChanged.connect(partial(window.update, QRect(0, 0, 1, 1)))
    window.painted.connect(watch.swapped)
    watch.painted.connect(partial(supervisor.status, "Only the center's name and contacts are shown."))
    screen.show()
    watch.start()
    awake = Awake(app.platformName(), os.environ)
    awake.start()
    # What ended too often may have left it off.
    power = ScreenPower(os.environ, viewer_folder(state) / "screen-off.json")
    Thread(target=power.on, daemon=True).start()
    log.error("the kiosk has ended too often: only name and contacts are shown, for %d s", seconds)
    before = _current(state)

    def look() -> None:
        """Start again as soon as there is another release."""
        if _current(state) != before:
            app.exit(RESTART)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(LOOK_MILLISECONDS)
    QTimer.singleShot(int(1000 * seconds), partial(app.exit, RESTART))
    try:
        return run_until_signal(app)
    finally:
        supervisor.stopping()
        awake.stop()


class PlainScreen(QRasterWindow):
    """A window with a few lines of text, as large as the panel allows."""

    painted = Signal()

    def __init__(self, words: Sequence[Line], metrics: Metrics) -> None:
        """Take the words, and the measures of the panel."""
        super().__init__()
        self._words = words
        self._metrics = metrics
        self.setFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setTitle(next((line.text for line in words), ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what has to be painted anew."""
        with QPainter(self) as painter:
            painter.setClipRegion(event.region())
            painter.fillRect(0, 0, self.width(), self.height(), NIGHT)
            if event.rect().width() > 1:
                self._write(painter)
        self.painted.emit()

    def _write(self, painter: QPainter) -> None:
        """Write the words in the middle, smaller where they would not fit."""
        mm = float(self._metrics.property("pixelsPerMillimetre"))
        while (height := self._column(mm, None)) > SHARE * self.height() and mm > 0.3:
            mm *= 0.95
        painter.translate(0, max(0, (self.height() - height) / 2))
        self._column(mm, painter)

    def _column(self, mm: float, painter: QPainter | None) -> int:
        """Return the height of all that is written; with `painter`, paint it."""
        width = int(SHARE * self.width())
        left = (self.width() - width) // 2
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        top = self._horn(mm, painter)
        for line in self._words:
            family, size = LETTERS[line.kind]
            font = QFont(family)
            font.setPixelSize(max(1, int(size * mm)))
            if line.first:
                top += int(BETWEEN_LANGUAGES / 2 * mm)
                if painter is not None:
                    rule = QRect(0, top, int(24 * mm), max(1, int(0.5 * mm)))
                    rule.moveLeft((self.width() - rule.width()) // 2)
                    painter.fillRect(rule, AMBER)
                top += int(BETWEEN_LANGUAGES / 2 * mm)
            room = QRect(left, top, width, 100_000)
            room = QFontMetrics(font).boundingRect(room, flags, line.text)
            room.setLeft(left)
            room.setWidth(width)
            if painter is not None:
                painter.setFont(font)
                painter.setPen(LIGHT)
                painter.drawText(room, flags, line.text)
            top += room.height() + int(BETWEEN_LINES * mm)
        return top

    def _horn(self, mm: float, painter: QPainter | None) -> int:
        """Return the height of the ornament at the top; with `painter`, paint it."""
        edge = int(HORN * mm)
        if painter is not None:
            reader = QImageReader(str(QML_MODULE / "ornaments" / "horn.svg"))
            reader.setScaledSize(QRect(0, 0, edge, edge).size())
            picture = reader.read()
            painter.drawImage((self.width() - edge) // 2, 0, picture)
        return edge


def _current(state: Path) -> int | None:
    """Return the number of the current release, None while it cannot be read."""
    try:
        return current_number(state)
    except OSError:
        return None
