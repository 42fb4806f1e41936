"""Whether the release on the screen runs well: for a minute it is on probation."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from kiosk.supervision.center import Center, write_center
from kiosk.supervision.history import WELL_SECONDS
from kiosk.supervision.starts import Starts
from kiosk.viewer.current_release import CurrentRelease


class Probation(QObject):
    """Notes a release that has been shown for WELL_SECONDS, and the center's name and contacts in it."""

    def __init__(
        self, state: Path, release: CurrentRelease, starts: Starts, parent: QObject | None = None
    ) -> None:
        """Begin with the release that is shown now."""
        super().__init__(parent)
        self._state, self._release, self._starts = state, release, starts
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(int(1000 * WELL_SECONDS))
        self._timer.timeout.connect(self._passed)
        release.released.connect(self._timer.start)
        self._timer.start()

    def _passed(self) -> None:
        """Note that the release does no harm."""
        shown = self._release.shown
        if shown is None:
            return
        self._starts.ran_well(shown.number)
        write_center(self._state, Center.of(shown.languages, shown.settings))
