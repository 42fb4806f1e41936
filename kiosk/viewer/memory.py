"""Gives memory that is no longer used back to the system, so that months of visitors leave no holes."""

from __future__ import annotations

import contextlib
import ctypes
import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtQml import QQmlEngine

from kiosk.paths import FONTS
from kiosk.viewer.idle import Idle
from kiosk.viewer.idle_times import IdleState

# After the screen has come to rest, which is itself an animation.
REST_MILLISECONDS = 1000
# After so many visitors Qt forgets the letters it has drawn; not after each: the next would wait for them.
VISITS = 5

_SEPARATE_OPTION, _SEPARATE_BYTES = -3, 1 << 20  # M_MMAP_THRESHOLD of mallopt(3)
_OTHER_LIBRARY = (OSError, AttributeError, TypeError)  # without these functions of glibc


def give_pictures_back() -> None:
    """Have the C library return a picture's memory to the system as soon as the picture is gone.

    glibc raises its limit for separate memory (mmap) when the first large block is freed. From then on
    pictures lie among small blocks and leave holes of 20 MB. A limit that was set stays.
    """
    with contextlib.suppress(*_OTHER_LIBRARY):
        ctypes.CDLL(None).mallopt(_SEPARATE_OPTION, _SEPARATE_BYTES)


def give_holes_back() -> None:
    """Return to the system what lies unused between blocks in use; some milliseconds."""
    with contextlib.suppress(*_OTHER_LIBRARY):
        ctypes.CDLL(None).malloc_trim(0)


def forget_letters() -> None:
    """Have Qt forget the letters that it has drawn, which it keeps in each size and turn for ever.

    Qt forgets them when the fonts change; all texts on the screen are laid out anew then.
    """
    smallest = min(FONTS.glob("*.ttf"), key=lambda font: font.stat().st_size)
    QFontDatabase.removeApplicationFont(QFontDatabase.addApplicationFont(str(smallest)))


class MemoryAtRest(QObject):
    """Collects the garbage of Python and of JavaScript, and gives back the rest, when a visitor is gone."""

    def __init__(self, idle: Idle, engine: QQmlEngine, parent: QObject) -> None:
        """Begin with the next rest."""
        super().__init__(parent)
        self._idle, self._engine = idle, engine
        self._visits = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MILLISECONDS)
        self._timer.timeout.connect(self.give_back)
        idle.rested.connect(self._timer.start)

    def give_back(self) -> None:
        """Give memory back, unless the next visitor is there already: that would cost a frame."""
        if str(self._idle.state) == IdleState.RESTING:
            self._visits += 1
            if self._visits % VISITS == 0:
                forget_letters()
            self._engine.collectGarbage()
            gc.collect()
            give_holes_back()
