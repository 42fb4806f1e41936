"""Whether no frame can be expected, because nothing of the screen can be seen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from kiosk.viewer.display.full_screen import screen_to_cover

ACTIVE = Path("/sys/class/tty/tty0/active")  # the console that is shown, such as tty1


class OutOfSight(QObject):
    """Tells when there is no screen, or when the computer shows another console than the kiosk's.

    A compositor paints nothing then. The kiosk's console is that of KIOSK_CONSOLE, else the one that was
    shown when the first frame was painted.
    """

    def __init__(self, app: QGuiApplication, environment: Mapping[str, str], active: Path = ACTIVE) -> None:
        """Look at the screens of an application, and at the file that names the console that is shown."""
        super().__init__()
        self._app, self._active = app, active
        self._ours = environment.get("KIOSK_CONSOLE", "")

    @Slot()
    def learn(self) -> None:
        """Take the console that is shown now for the kiosk's."""
        self._ours = self._ours or self._shown()

    def __call__(self) -> bool:
        """Return whether no frame can be expected now."""
        return screen_to_cover(self._app) is None or (
            bool(self._ours) and self._shown() not in ("", self._ours)
        )

    def _shown(self) -> str:
        """Return the console that is shown, "" where the system has none."""
        try:
            return self._active.read_text("ascii").strip()
        except (OSError, ValueError):
            return ""
