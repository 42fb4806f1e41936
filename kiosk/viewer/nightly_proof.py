"""Has a process look at every page at night, and ends it when a visitor comes or the center opens."""

from __future__ import annotations

import contextlib
import logging
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from math import hypot
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.health.proof import proof_file, read_proof
from kiosk.health.proof_times import is_due
from kiosk.languages.zones import zone
from kiosk.system.child_process import environment, kill_session
from kiosk.viewer.assembly import Viewer
from kiosk.viewer.proof_command import proof_command
from kiosk.viewer.release_pages import NAMELESS

LOOK_MILLISECONDS = 60_000
MOST_SECONDS = 3600.0  # for a look; thousands of pages take minutes
PAUSE_SECONDS = 1800.0  # between two looks of which the first was ended

log = logging.getLogger(__name__)


class NightlyProof(QObject):
    """Starts a look at every page when it is due, see kiosk.health.proof_times."""

    def __init__(
        self,
        viewer: Viewer,
        state: Path,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`now` returns the time."""
        super().__init__()
        self._viewer, self._state, self._now = viewer, state, now
        self._child: subprocess.Popen[bytes] | None = None
        self._started = -PAUSE_SECONDS
        self._last: datetime | None = None
        self._knows_last = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        viewer.idle.stateChanged.connect(self._make_way)
        viewer.opening.changed.connect(self._make_way)

    def start(self) -> None:
        """Look once a minute whether it is time."""
        self._timer.start()

    def stop(self) -> None:
        """End the look at the pages, and begin no other."""
        self._timer.stop()
        self.end()

    @Slot()
    def look(self) -> None:
        """Begin a look at the pages when it is due; end one that takes too long."""
        if self._child is not None:
            if self._child.poll() is not None:
                self._ended(self._child.returncode)
            elif monotonic() - self._started > MOST_SECONDS:
                self.end()
        elif monotonic() - self._started >= PAUSE_SECONDS and self._is_due():
            self._begin()

    @Slot()
    def end(self) -> None:
        """End the look at the pages at once; it is tried again another time."""
        if self._child is None:
            return
        kill_session(self._child.pid)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(timeout=0.5)
        self._child = None

    def _make_way(self) -> None:
        """End the look when a visitor comes, or the center opens."""
        if str(self._viewer.idle.state) != "resting" or self._opening() == "open":
            self.end()

    def _opening(self) -> str:
        """Return whether the center is open, as `is_due` takes it."""
        return str(self._viewer.opening.state)

    def _is_due(self) -> bool:
        """Return whether it is time."""
        release = self._viewer.release.shown
        if release is None:
            return False
        resting = str(self._viewer.idle.state) == "resting"
        now = self._now().astimezone(zone(str(release.settings.get("zone", ""))))
        if not is_due(now, None, self._opening(), resting=resting):
            return False  # the last look is read only where it matters
        if not self._knows_last:
            self._take_last()
        return is_due(now, self._last, self._opening(), resting=resting)

    def _take_last(self) -> None:
        """Take note of when the last look ended."""
        proof = read_proof(proof_file(self._state))
        self._knows_last = True
        with contextlib.suppress(ValueError):
            self._last = datetime.fromisoformat(proof.at) if proof else None

    def _begin(self) -> None:
        """Start the process that looks."""
        # As it was when it was last on: at night the screen may be off.
        pixels = self._viewer.metrics.pixels()
        self._started = monotonic()
        named = self._viewer.release.pages.screen or NAMELESS
        command = proof_command(self._state, proof_file(self._state), pixels, self._diagonal(pixels), named)
        nowhere = subprocess.DEVNULL
        try:
            self._child = subprocess.Popen(
                command,
                env={**environment(), "QT_QPA_PLATFORM": "offscreen"},
                stdin=nowhere,
                stdout=nowhere,
                stderr=nowhere,
                start_new_session=True,
            )
        except OSError as error:  # no more processes, or no memory
            log.warning("no process can be started to look at the pages: %s", error)
            return
        log.info("process %d looks at every page", self._child.pid)

    def _diagonal(self, pixels: tuple[int, int]) -> float:
        """Return the diagonal of the screen in inches, as it is laid out for."""
        return hypot(*pixels) / self._viewer.metrics.pixelsPerMillimetre / 25.4

    def _ended(self, code: int) -> None:
        """Take note of a look that has come to its end."""
        self._child = None
        self._knows_last = False
        level = logging.INFO if code == 0 else logging.WARNING
        log.log(level, "the look at every page has ended with %d", code)
