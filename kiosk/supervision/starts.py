"""The file STATE/viewer/starts.json: how each start of the viewer ended, and which releases may be shown.

A disk that is full or read-only, or a damaged file, holds nothing up: the history is then that of this
process alone.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.releases.format import encode, read
from kiosk.releases.layout import current_number, numbers
from kiosk.supervision import history as decide
from kiosk.supervision.files import starts_file
from kiosk.supervision.history import History, Moment
from kiosk.supervision.trouble import Trouble, write_trouble
from kiosk.system.boot import boot_id
from kiosk.system.small_file import put

SIZE = 8192  # bytes of the file; it never changes, see kiosk.system.small_file


class Starts:
    """The runs of the viewer on one state folder, of which this process is the last.

    A release is asked for, and noted, before it is shown: it may end the process.
    """

    def __init__(self, state: Path, display: str = "", clock: Callable[[], float] = time.monotonic) -> None:
        """Note a start; `display` tells one session of the display from the next."""
        self._state = state
        self._clock = clock
        # Where nothing tells one start of the computer from the next, a session of the display does.
        now = Moment(boot_id() or display, clock(), display)
        current = _current(state)
        self._history = decide.begin(read_history(state), now, current)
        self._keep()
        if self._history.plain is not None:
            write_trouble(state, Trouble(current, plain=True))

    @property
    def plain_for(self) -> float:
        """The seconds for which nothing but name and contacts is to be shown; 0 for the full program."""
        plain = self._history.plain
        return 0.0 if plain is None else max(0.0, plain.until - self._clock())

    def instead_of(self, current: int) -> list[int]:
        """Return the releases to show instead of the current one, best first; () for that itself."""
        if decide.aside_for(self._history, current) is None:
            return []
        with contextlib.suppress(OSError):
            return decide.stand_ins(self._history, numbers(self._state))
        return []

    def shows(self, release: int, current: int) -> None:
        """Note a release that comes on the screen, the current one or another in its place."""
        self._take(decide.shows(self._history, release, current))
        aside = release != current and decide.aside_for(self._history, current) is not None
        write_trouble(self._state, Trouble(current, release) if aside else None)

    def ran_well(self, release: int) -> None:
        """Note a release that has been shown for so long that it does no harm."""
        if self._history.well[:1] != (release,):
            self._take(decide.ran_well(self._history, release))

    def ends(self) -> None:
        """Note that this process ends because it was asked to."""
        self._take(decide.ends(self._history))

    def _take(self, history: History) -> None:
        """Take over another history."""
        self._history = history
        self._keep()

    def _keep(self) -> None:
        """Write the history down. It is not flushed: of a power cut nothing is to be remembered."""
        path = starts_file(self._state)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
        put(path, encode(self._history), SIZE)


def read_history(state: Path) -> History:
    """Return what is written down, an empty history for a damaged file or none."""
    try:
        return read(starts_file(state), History)
    except (OSError, ValueError):
        return History()


def _current(state: Path) -> int:
    """Return the number of the current release, 0 for none or when it cannot be read."""
    try:
        return current_number(state) or 0
    except OSError:
        return 0
